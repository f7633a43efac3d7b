-- What binds an event to the public log: its commitment, that of the event before it, and, under the
-- key of its matter, the salts of both and every free text (`input` keeps an empty text in its place).
-- Erasing the matter's key erases them wherever a copy lies; act, time, post and choices stay.
alter table events add column prev bytea check (prev is null or octet_length(prev) = 32);

alter table events add column commitment bytea check (octet_length(commitment) = 32);

alter table events add column sealed bytea;

-- Those from before there was a ledger: enrolled when the house starts.
create index events_unsealed on events (jurisdiction_id, matter_id) where commitment is null;

-- What waits for its place in the log, written in the transaction that made it. The sequencer deletes
-- exactly what it takes. `held`: of a sealed matter, released at fixed times only.
create table ledger_queue (
  jurisdiction_id integer not null,
  queue_id bigint generated always as identity,
  entry bytea not null check (octet_length(entry) between 1 and 65535),
  matter_id text,
  n integer,
  held boolean not null default false,
  primary key (jurisdiction_id, queue_id)
);

create index ledger_queue_ready on ledger_queue (jurisdiction_id, queue_id) where not held;

create index ledger_queue_held on ledger_queue (jurisdiction_id, queue_id) where held;

grant select, insert, delete on ledger_queue to answerable_app;

grant update (held) on ledger_queue to answerable_app;
