-- Links by which a resident judges an answer 评价链接: sent to them, for one matter, once. Only a hash
-- of the token; days, not instants; nothing says to whom it was sent.
CREATE TABLE verdict_links (
  jurisdiction_id integer NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  -- Names the link in the event of the verdict; says nothing of the token.
  link_id text NOT NULL,
  matter_id text NOT NULL,
  expires_on date NOT NULL,
  -- Used, or replaced by the link of a later answer.
  ended_on date,
  PRIMARY KEY (jurisdiction_id, hash)
);

CREATE INDEX verdict_links_of_matter ON verdict_links (jurisdiction_id, matter_id);

GRANT SELECT, INSERT ON verdict_links TO answerable_app;

GRANT UPDATE (ended_on) ON verdict_links TO answerable_app;
