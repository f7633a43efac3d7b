-- Contacts that were shown to be somebody's own, and the codes that show it.

-- In which language they filed, for what is sent to them.
ALTER TABLE identities ADD COLUMN language text CHECK (language IN ('zh', 'en'));

-- The voice that a receipt speaks with. Of an earlier second it is not known.
ALTER TABLE receipts ADD COLUMN voice text;

-- A contact of a voice that is their own. `hash` is keyed, and keyed with the matter too: the same
-- contact in another matter has another hash, so that nothing can be looked up across matters.
-- `counted`: the first voice of this matter with this contact, by its first verified contact.
CREATE TABLE verified_contacts (
  jurisdiction_id integer NOT NULL,
  matter_id text NOT NULL,
  voice text NOT NULL,
  field text NOT NULL CHECK (field IN ('phone', 'mail')),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  verified_on date NOT NULL,
  counted boolean NOT NULL,
  PRIMARY KEY (jurisdiction_id, matter_id, voice, field)
);

CREATE UNIQUE INDEX verified_contacts_once ON verified_contacts (jurisdiction_id, matter_id, hash)
  WHERE counted;

-- One code at a time for a contact; `sealed` until it was sent.
CREATE TABLE contact_codes (
  jurisdiction_id integer NOT NULL,
  matter_id text NOT NULL,
  voice text NOT NULL,
  field text NOT NULL CHECK (field IN ('phone', 'mail')),
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  sealed bytea,
  until timestamptz NOT NULL,
  tries smallint NOT NULL DEFAULT 0,
  -- Codes asked for within a day, counted from `day_from`.
  asked_at timestamptz NOT NULL,
  day_from timestamptz NOT NULL,
  asked smallint NOT NULL DEFAULT 1,
  PRIMARY KEY (jurisdiction_id, matter_id, voice, field)
);

CREATE INDEX contact_codes_asked ON contact_codes (jurisdiction_id, asked_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON verified_contacts, contact_codes TO answerable_app;

GRANT UPDATE (language) ON identities TO answerable_app;
