-- The public log of a jurisdiction: which entry has which place, and what was signed over how many.

-- Append-only: a place once given is never given again.
create table ledger_leaves (
  jurisdiction_id integer not null,
  idx bigint not null check (idx >= 0),
  entry bytea not null check (octet_length(entry) between 1 and 65535),
  -- Of an event; null for a published table and for what hides others.
  matter_id text,
  n integer,
  primary key (jurisdiction_id, idx)
);

-- An event has one place.
create unique index ledger_leaves_event on ledger_leaves (jurisdiction_id, matter_id, n)
  where matter_id is not null;

-- One row for each log. Whoever sequences has raised `epoch`, and every statement that matters asks for
-- it: a sequencer that was stopped and goes on finds another's number and can do nothing any more.
create table ledger_heads (
  jurisdiction_id integer primary key,
  origin text not null,
  epoch bigint not null default 0,
  -- Who holds that epoch, for people who look: process and time.
  holder text,
  -- Places given.
  size bigint not null default 0,
  -- The latest signed checkpoint, with its signatures.
  signed_size bigint,
  signed_root bytea check (octet_length(signed_root) = 32),
  signed_at timestamptz,
  signed_note text,
  -- The latest that a quorum of witnesses cosigned: this one is public.
  cosigned_size bigint,
  cosigned_at timestamptz,
  cosigned_note text,
  quorum_missing_since timestamptz,
  alarm_code text,
  alarm_at timestamptz,
  alarm_zh text,
  alarm_en text,
  -- Somebody has to look and say so, before anything is signed again.
  stopped boolean not null default false,
  check (signed_size <= size and cosigned_size <= signed_size)
);

-- The cosigned checkpoints of each size, kept for ever: receipts are made with the first, and the times
-- in first and last bound when an entry came. The last is cosigned again while nothing comes.
create table ledger_checkpoints (
  jurisdiction_id integer not null,
  size bigint not null,
  cosigned_at timestamptz not null,
  note text not null,
  last_at timestamptz not null,
  last_note text not null,
  primary key (jurisdiction_id, size)
);

-- What each witness of the policy said last.
create table ledger_witnesses (
  jurisdiction_id integer not null,
  vkey text not null,
  last_size bigint,
  last_at timestamptz,
  problem text,
  primary key (jurisdiction_id, vkey)
);

-- How large the log was at the end of each hour.
create table ledger_sizes (
  jurisdiction_id integer not null,
  hour timestamptz not null,
  size bigint not null,
  primary key (jurisdiction_id, hour)
);

grant select, insert on ledger_leaves, ledger_checkpoints to answerable_app;

grant select, insert, update on ledger_heads, ledger_witnesses, ledger_sizes to answerable_app;

grant update (last_at, last_note) on ledger_checkpoints to answerable_app;

grant delete on ledger_witnesses, ledger_sizes to answerable_app;

-- What is taken leaves dead rows at the beginning of the index, where the next look begins: cleared away
-- by their number, however many rows there are.
alter table ledger_queue set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
