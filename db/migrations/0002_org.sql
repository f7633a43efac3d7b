-- Units 单位, posts 岗位, people, and who may come in.
--
-- What a unit or post is lies in versions with `since` and `until` (exclusive): a change ends one
-- and begins another, so that who could do what on any day stays known. Rights are instants, not
-- days: they end at once.

-- Raised by every change of the tables that the cached tree is read from; its lock also makes
-- changes of one jurisdiction follow each other.
CREATE TABLE org_versions (
  jurisdiction_id integer PRIMARY KEY,
  version bigint NOT NULL
);

CREATE TABLE units (
  jurisdiction_id integer NOT NULL,
  unit_id text NOT NULL,
  -- As the city's own list of organs names it.
  external_id text,
  PRIMARY KEY (jurisdiction_id, unit_id),
  UNIQUE (jurisdiction_id, external_id)
);

CREATE TABLE unit_versions (
  jurisdiction_id integer NOT NULL,
  unit_id text NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  parent_id text,
  level smallint NOT NULL CHECK (level BETWEEN 1 AND 3),
  name_zh text NOT NULL CHECK (name_zh <> ''),
  name_en text NOT NULL CHECK (name_en <> ''),
  PRIMARY KEY (jurisdiction_id, unit_id, since),
  FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES units (jurisdiction_id, unit_id),
  FOREIGN KEY (jurisdiction_id, parent_id) REFERENCES units (jurisdiction_id, unit_id),
  CHECK (until IS NULL OR until >= since),
  CHECK (parent_id IS NULL OR parent_id <> unit_id)
);

CREATE UNIQUE INDEX unit_versions_open ON unit_versions (jurisdiction_id, unit_id) WHERE until IS NULL;

CREATE TABLE posts (
  jurisdiction_id integer NOT NULL,
  post_id text NOT NULL,
  PRIMARY KEY (jurisdiction_id, post_id)
);

CREATE TABLE post_versions (
  jurisdiction_id integer NOT NULL,
  post_id text NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  unit_id text NOT NULL,
  title_zh text NOT NULL CHECK (title_zh <> ''),
  title_en text NOT NULL CHECK (title_en <> ''),
  powers text[] NOT NULL,
  PRIMARY KEY (jurisdiction_id, post_id, since),
  FOREIGN KEY (jurisdiction_id, post_id) REFERENCES posts (jurisdiction_id, post_id),
  FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES units (jurisdiction_id, unit_id),
  CHECK (until IS NULL OR until >= since),
  -- Whoever administers stands alone: neither another administration nor any work on matters.
  CHECK (
    NOT powers && ARRAY['administer_system', 'administer_security', 'administer_audit']
    OR cardinality(powers) = 1
  )
);

CREATE UNIQUE INDEX post_versions_open ON post_versions (jurisdiction_id, post_id) WHERE until IS NULL;

CREATE TABLE people (
  jurisdiction_id integer NOT NULL,
  person_id text NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  PRIMARY KEY (jurisdiction_id, person_id)
);

CREATE TABLE holdings (
  jurisdiction_id integer NOT NULL,
  holding_id text NOT NULL,
  person_id text NOT NULL,
  post_id text NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  PRIMARY KEY (jurisdiction_id, holding_id),
  FOREIGN KEY (jurisdiction_id, person_id) REFERENCES people (jurisdiction_id, person_id),
  FOREIGN KEY (jurisdiction_id, post_id) REFERENCES posts (jurisdiction_id, post_id),
  CHECK (until IS NULL OR until >= since)
);

CREATE INDEX holdings_of_person ON holdings (jurisdiction_id, person_id);

-- A person declares an interest 回避 in a matter or in whatever a unit does or is accused of.
CREATE TABLE recusals (
  jurisdiction_id integer NOT NULL,
  recusal_id text NOT NULL,
  person_id text NOT NULL,
  matter_id text,
  unit_id text,
  since timestamptz NOT NULL,
  until timestamptz,
  PRIMARY KEY (jurisdiction_id, recusal_id),
  FOREIGN KEY (jurisdiction_id, person_id) REFERENCES people (jurisdiction_id, person_id),
  FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES units (jurisdiction_id, unit_id),
  CHECK ((matter_id IS NULL) <> (unit_id IS NULL)),
  CHECK (until IS NULL OR until >= since)
);

CREATE INDEX recusals_of_person ON recusals (jurisdiction_id, person_id);

CREATE TABLE accounts (
  jurisdiction_id integer NOT NULL,
  account_id text NOT NULL,
  person_id text NOT NULL,
  login text NOT NULL CHECK (login <> '' AND login = lower(login)),
  state text NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  -- Argon2id; null until the person has chosen one.
  password_hash text,
  must_change boolean NOT NULL DEFAULT false,
  -- Sealed with the house's key; the second is of an enrolment that is not finished.
  totp_sealed bytea,
  totp_pending bytea,
  -- Last time step whose code was used: each code serves once.
  totp_step bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (jurisdiction_id, account_id),
  UNIQUE (jurisdiction_id, login),
  UNIQUE (jurisdiction_id, person_id),
  FOREIGN KEY (jurisdiction_id, person_id) REFERENCES people (jurisdiction_id, person_id),
  CHECK (state <> 'active' OR (password_hash IS NOT NULL AND totp_sealed IS NOT NULL))
);

-- One-time codes from an administrator: to set up an account, or to sign in from a device that is
-- not known while somebody else is guessing.
CREATE TABLE account_codes (
  jurisdiction_id integer NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  account_id text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('activate', 'pass')),
  until timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction_id, hash),
  FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts (jurisdiction_id, account_id)
);

-- Ended sessions are deleted: nobody's hours are kept.
CREATE TABLE sessions (
  jurisdiction_id integer NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  account_id text NOT NULL,
  holding_id text,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  -- When password and code were last given: sensitive acts ask for it to be recent.
  proven_at timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction_id, hash),
  FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts (jurisdiction_id, account_id)
);

CREATE INDEX sessions_of_account ON sessions (jurisdiction_id, account_id);

-- Failures at sign-in per lane, never per address. A lane is an account as seen from devices that
-- are not known, one known device of an account, or a bucket of logins that do not exist.
CREATE TABLE sign_in_lanes (
  jurisdiction_id integer NOT NULL,
  lane text NOT NULL,
  failures real NOT NULL,
  failed_at timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction_id, lane)
);

-- A browser that signed in before: a random token, of which the hash is kept, for one account.
CREATE TABLE sign_in_devices (
  jurisdiction_id integer NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  account_id text NOT NULL,
  created_on date NOT NULL,
  PRIMARY KEY (jurisdiction_id, hash),
  FOREIGN KEY (jurisdiction_id, account_id) REFERENCES accounts (jurisdiction_id, account_id)
);

CREATE INDEX sign_in_devices_of_account ON sign_in_devices (jurisdiction_id, account_id);

-- Keys of departments' own systems.
CREATE TABLE api_keys (
  jurisdiction_id integer NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  key_id text NOT NULL,
  unit_id text NOT NULL,
  label text NOT NULL CHECK (label <> ''),
  powers text[] NOT NULL,
  since timestamptz NOT NULL,
  until timestamptz,
  PRIMARY KEY (jurisdiction_id, hash),
  UNIQUE (jurisdiction_id, key_id),
  FOREIGN KEY (jurisdiction_id, unit_id) REFERENCES units (jurisdiction_id, unit_id)
);

-- What administrators did. Appended only.
CREATE TABLE admin_log (
  jurisdiction_id integer NOT NULL,
  entry_id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  -- Null: the house itself, at its first start.
  person_id text,
  post_id text,
  act text NOT NULL,
  subject text NOT NULL,
  details jsonb NOT NULL,
  PRIMARY KEY (jurisdiction_id, entry_id)
);

GRANT SELECT, INSERT ON
  org_versions, units, unit_versions, posts, post_versions, people, holdings, recusals, accounts,
  account_codes, sessions, sign_in_lanes, sign_in_devices, api_keys, admin_log
TO answerable_app;

GRANT UPDATE (version) ON org_versions TO answerable_app;

GRANT UPDATE (until) ON unit_versions, post_versions, holdings, recusals, api_keys TO answerable_app;

GRANT UPDATE (name) ON people TO answerable_app;

GRANT UPDATE (login, state, password_hash, must_change, totp_sealed, totp_pending, totp_step)
  ON accounts TO answerable_app;

GRANT UPDATE (holding_id, seen_at, proven_at) ON sessions TO answerable_app;

GRANT UPDATE (failures, failed_at) ON sign_in_lanes TO answerable_app;

GRANT DELETE ON account_codes, sessions, sign_in_lanes, sign_in_devices TO answerable_app;
