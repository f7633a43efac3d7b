-- What the desk reads quickly at a hundred thousand matters: searching, waiting lists, what changed.

-- Trusted since PostgreSQL 13: whoever owns the database may have it.
create extension if not exists btree_gin;

-- Rows whose words were made by an earlier version of the code are made anew, in the background.
alter table matters add column words_version smallint not null default 0;

create index matters_words_old on matters (jurisdiction_id, words_version, matter_id) where words_version < 1;

-- The jurisdiction first, so that a city pays for its own matters only.
drop index matters_by_words;

create index matters_by_words on matters using gin (jurisdiction_id, words);

drop index matters_by_units;

create index matters_by_units on matters using gin (jurisdiction_id, bound_units);

-- When something happened that everybody who sees the matter may know of: whom a sample drew is not
-- to be guessed from the hour at which a matter changed.
alter table matters add column shown_at timestamptz;

update matters set shown_at = changed_at;

alter table matters alter column shown_at set not null;

-- How long people have waited is a fact of the matter; with the duty it makes the list that begins
-- with those who have waited longest, without reading the rest.
alter table duties add column opened_at timestamptz;

update duties d set opened_at = m.opened_at from matters m
where m.jurisdiction_id = d.jurisdiction_id and m.matter_id = d.matter_id;

alter table duties alter column opened_at set not null;

create index duties_waiting on duties (jurisdiction_id, holder_is, holder, opened_at, matter_id);

create index duties_of_holder_due on duties (jurisdiction_id, holder_is, holder, due_at) where due_at is not null;
