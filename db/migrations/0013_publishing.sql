-- What was published, word for word: a release is made once a week, and never changed afterwards, so
-- that whoever recomputes it from the events finds the same bytes or knows that something was altered.
create table releases (
  jurisdiction_id integer not null,
  -- The requests that came in this year …
  year integer not null check (year between 1949 and 2200),
  -- … as they stood at the end of the day before this one.
  released_on date not null,
  made_at timestamptz not null,
  method smallint not null check (method >= 1),
  -- What it was made with: categories and their topics, districts, units, calendar.
  inputs text not null,
  tables text not null,
  -- SHA-256 over every event that was read, in order: figures are rounded, this is not.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  primary key (jurisdiction_id, year, released_on)
);

-- The first event of every request by the time it came in: what a release reads.
create index events_births on events (jurisdiction_id, (given->'birth'->>'openedAt'), matter_id) where n = 1;

grant select, insert on releases to answerable_app;
