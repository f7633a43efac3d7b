-- The vault 身份库: who a resident is, apart from what they said, under keys of its own.
-- Nothing here is readable without the master key, which is a file outside the database.

-- One data key per matter and purpose, wrapped by the master key. Erasing a matter is setting
-- `wrapped` to null: whatever it sealed can never be read again, wherever a copy of it lies.
CREATE TABLE matter_keys (
  jurisdiction_id integer NOT NULL,
  matter_id text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('identity', 'text')),
  version integer NOT NULL,
  -- Which master key wrapped it: a name derived from the key, not the key.
  master text NOT NULL,
  wrapped bytea,
  erased_on date,
  PRIMARY KEY (jurisdiction_id, matter_id, purpose),
  CHECK ((wrapped IS NULL) = (erased_on IS NOT NULL))
);

-- One row per voice: whoever asked first, and each who seconded.
CREATE TABLE identities (
  jurisdiction_id integer NOT NULL,
  matter_id text NOT NULL,
  voice text NOT NULL,
  version integer NOT NULL,
  name bytea,
  phone bytea,
  mail bytea,
  address bytea,
  PRIMARY KEY (jurisdiction_id, matter_id, voice)
);

-- Receipts 回执: only a hash of a value derived from the code. Days, not instants.
CREATE TABLE receipts (
  jurisdiction_id integer NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  receipt_id text NOT NULL,
  matter_id text NOT NULL,
  role text NOT NULL CHECK (role IN ('author', 'second')),
  created_on date NOT NULL,
  revoked_on date,
  PRIMARY KEY (jurisdiction_id, hash)
);

CREATE INDEX receipts_of_matter ON receipts (jurisdiction_id, matter_id);

GRANT SELECT, INSERT ON matter_keys TO answerable_app;

GRANT UPDATE (version, master, wrapped, erased_on) ON matter_keys TO answerable_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON identities TO answerable_app;

GRANT SELECT, INSERT ON receipts TO answerable_app;

GRANT UPDATE (revoked_on) ON receipts TO answerable_app;
