-- Photos and documents 附件: what is known of each file. Their bytes lie sealed in the file store, each
-- part under a key of the file's own; that key is wrapped by a key of the matter, so erasing the matter
-- erases them wherever a copy lies. Names and the times of day are not kept.

ALTER TABLE matter_keys DROP CONSTRAINT matter_keys_purpose_check;

ALTER TABLE matter_keys ADD CONSTRAINT matter_keys_purpose_check
  CHECK (purpose IN ('identity', 'text', 'file'));

-- Erased lately: whose files are still to be cleared away.
CREATE INDEX matter_keys_erased ON matter_keys (jurisdiction_id, erased_on)
  WHERE purpose = 'file' AND erased_on IS NOT NULL;

CREATE TABLE attachments (
  jurisdiction_id integer NOT NULL,
  file_id text NOT NULL,
  -- Whose form, receipt, session or key brought it: a hash, by which only they can use it.
  holder bytea NOT NULL CHECK (octet_length(holder) = 32),
  -- In which order its holder brought it.
  place integer NOT NULL,
  -- coming: being stored; waiting: stored, for an act that is not done yet; kept: part of a matter;
  -- gone: its bytes are to be, or have been, removed.
  state text NOT NULL CHECK (state IN ('coming', 'waiting', 'kept', 'gone')),
  matter_id text,
  -- The event that brought it, and that event's field.
  n integer,
  field text,
  side text CHECK (side IN ('resident', 'official')),
  -- Of the original, and of the copy that is passed on.
  original_media text NOT NULL,
  original_bytes integer NOT NULL,
  media text NOT NULL,
  bytes integer NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  pages integer NOT NULL,
  has_thumb boolean NOT NULL,
  -- The file's key: wrapped by a master key (named) while it waits, by the matter's key once kept.
  master text,
  wrapped bytea,
  -- HMAC of the original under the file's key: proves it unchanged, and says nothing once the key is erased.
  digest bytea NOT NULL CHECK (octet_length(digest) = 32),
  created_on date NOT NULL,
  PRIMARY KEY (jurisdiction_id, file_id),
  CHECK (state <> 'kept' OR (matter_id IS NOT NULL AND n IS NOT NULL AND field IS NOT NULL AND side IS NOT NULL)),
  CHECK (state NOT IN ('coming', 'waiting') OR (matter_id IS NULL AND master IS NOT NULL AND wrapped IS NOT NULL))
);

CREATE INDEX attachments_of_matter ON attachments (jurisdiction_id, matter_id, n)
  WHERE matter_id IS NOT NULL;

CREATE INDEX attachments_of_holder ON attachments (jurisdiction_id, holder, created_on);

CREATE INDEX attachments_to_clear ON attachments (jurisdiction_id, created_on)
  WHERE matter_id IS NULL;

GRANT SELECT, INSERT, DELETE ON attachments TO answerable_app;

GRANT UPDATE (state, matter_id, n, field, side, master, wrapped) ON attachments TO answerable_app;
