-- Looks at what is kept apart, newest first, for the auditor: openings of sealed matters among them.
drop index events_looks;

create index events_looks on events (jurisdiction_id, at)
  where act in ('open_identity', 'open_original', 'open_sealed');

-- Up to which tick a city has released what is held of sealed matters, and how many entries a tick
-- carries: one row, locked by whoever releases, so that no tick is worked twice.
create table ledger_cadence (
  jurisdiction_id integer primary key,
  tick bigint not null,
  entries integer not null check (entries > 0),
  -- The day on which that was decided last: on any one day it only grows.
  sized_on date not null
);

grant select, insert, update on ledger_cadence to answerable_app;
