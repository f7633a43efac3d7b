-- Hot problems follow what is said as it is said: a message is compared with those that share telling
-- terms with it, and joins a problem or stays alone; all of them are grouped anew at night. About
-- messages; who said them is not known here.
create table hot_said (
  jurisdiction_id integer not null,
  matter_id text not null,
  -- Number of its last event that was looked at.
  n integer not null,
  said_at timestamptz not null,
  category text,
  division text,
  seconded integer not null,
  dangerous boolean not null,
  -- A hash of its words: the same words are one voice.
  wording text not null,
  -- Hashes of what tells most of it: by these it is found.
  terms integer[] not null,
  -- The group it was found in, before anybody ruled; null: it is alone.
  found text,
  -- Whether the problems are as this says; false until they have been made so.
  settled boolean not null,
  primary key (jurisdiction_id, matter_id)
);

-- Looked up as often as written to: nothing waits beside the index.
create index hot_said_by_terms on hot_said using gin (jurisdiction_id, terms) with (fastupdate = off);

create index hot_said_found on hot_said (jurisdiction_id, found, said_at) where found is not null;

create index hot_said_unsettled on hot_said (jurisdiction_id, matter_id) where not settled;

grant select, insert, update, delete on hot_said to answerable_app;

-- How far it has looked, and what was common in the city when all were grouped last.
alter table hot_seen
  add column version text not null default '',
  add column until timestamptz,
  add column whole_at timestamptz,
  add column size integer not null default 0,
  add column common bytea;
