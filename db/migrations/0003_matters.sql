-- Matters and their events. `src/matters` is the only writer; nothing else knows these tables.
-- Every key begins with jurisdiction_id, and all rows of one matter lie together.

-- What happened. The application may add and read; it has no right to change or remove.
create table events (
  jurisdiction_id integer not null,
  matter_id text not null,
  n integer not null check (n >= 1),
  act text not null,
  at timestamptz not null,
  by jsonb not null,
  kind_version integer not null,
  input jsonb not null,
  given jsonb not null,
  primary key (jurisdiction_id, matter_id, n)
);

-- What the events of a matter add up to, with the columns that lists and rights ask for.
create table matters (
  jurisdiction_id integer not null,
  matter_id text not null,
  kind text not null,
  number text not null,
  n integer not null,
  door text not null,
  opened_at timestamptz not null,
  opened_on date not null,
  changed_at timestamptz not null,
  -- Lifecycle, delivery and visibility are three things: state here, delivery in the outbox,
  -- visibility in sealed, accused, recused and published.
  state text not null,
  counts text not null,
  is_open boolean not null,
  title text not null,
  category text,
  division text,
  lead_unit text,
  bound_units text[] not null,
  bound_posts text[] not null,
  sealed boolean not null,
  accused_units text[] not null,
  accused_posts text[] not null,
  recused text[] not null,
  published boolean not null default false,
  seconded integer not null,
  -- Pairs of Chinese characters and words, for search and likeness; empty while sealed.
  words tsvector not null,
  body jsonb not null,
  primary key (jurisdiction_id, matter_id),
  unique (jurisdiction_id, number)
);

create index matters_open on matters (jurisdiction_id, opened_at, matter_id) where is_open;

create index matters_by_lead on matters (jurisdiction_id, lead_unit, opened_at, matter_id);

create index matters_by_time on matters (jurisdiction_id, opened_at, matter_id);

create index matters_by_change on matters (jurisdiction_id, changed_at, matter_id);

create index matters_by_category on matters (jurisdiction_id, category, opened_at, matter_id);

create index matters_by_words on matters using gin (words);

create index matters_by_units on matters using gin (bound_units);

-- Who owes which act by when. Worklists, reminders and the sweep read nothing else.
create table duties (
  jurisdiction_id integer not null,
  matter_id text not null,
  key text not null,
  role text not null,
  acts text[] not null,
  holder_is text not null check (holder_is in ('unit', 'post', 'party', 'power', 'resident', 'system')),
  holder text not null,
  clock text not null,
  since timestamptz not null,
  due_at timestamptz,
  -- The next warning the sweep gives for it: null when all were given or the date is unknown.
  warn_stage text,
  warn_at timestamptz,
  primary key (jurisdiction_id, matter_id, key)
);

create index duties_of_holder on duties (jurisdiction_id, holder_is, holder, since, matter_id);

create index duties_due on duties (jurisdiction_id, due_at) where due_at is not null;

create index duties_to_warn on duties (jurisdiction_id, warn_at) where warn_at is not null;

create index duties_unknown on duties (jurisdiction_id, clock) where due_at is null;

-- From one matter to another, typed; walkable from both ends.
create table links (
  jurisdiction_id integer not null,
  from_matter text not null,
  type text not null,
  to_matter text not null,
  primary key (jurisdiction_id, from_matter, type, to_matter)
);

create index links_to on links (jurisdiction_id, to_matter, type);

-- Counts by declared deltas, in slots so that no row is hot. Sum over slots.
create table tallies (
  jurisdiction_id integer not null,
  measure text not null,
  opened_on date not null,
  door text not null,
  kind text not null,
  state text not null,
  category text not null,
  division text not null,
  slot smallint not null,
  value bigint not null,
  primary key (jurisdiction_id, measure, opened_on, door, kind, state, category, division, slot)
);

-- A key of an unsafe call, hashed, with what came of it: asked again, it is answered again.
create table idempotency (
  jurisdiction_id integer not null,
  key bytea not null,
  fingerprint bytea not null,
  outcome jsonb,
  created_at timestamptz not null,
  primary key (jurisdiction_id, key)
);

-- The number a matter has in the system it came from.
create table external_ids (
  jurisdiction_id integer not null,
  source text not null,
  external_id text not null,
  matter_id text not null,
  primary key (jurisdiction_id, source, external_id)
);

-- What is to be told or done outside once the transaction is durable.
create table outbox (
  jurisdiction_id integer not null,
  outbox_id text not null,
  created_at timestamptz not null,
  topic text not null,
  matter_id text not null,
  body jsonb not null,
  done_at timestamptz,
  primary key (jurisdiction_id, outbox_id)
);

create index outbox_waiting on outbox (jurisdiction_id, created_at) where done_at is null;

create index outbox_of_matter on outbox (jurisdiction_id, matter_id);

-- Daily: what came in = Σ of states, per door. A mismatch is an alarm.
create table reconciliations (
  jurisdiction_id integer not null,
  at timestamptz not null,
  came_in bigint not null,
  in_states bigint not null,
  differences jsonb not null,
  primary key (jurisdiction_id, at)
);

grant select, insert on events to answerable_app;

grant select, insert, update on matters to answerable_app;

grant select, insert, update, delete on duties, links to answerable_app;

grant select, insert, update on tallies, idempotency, outbox to answerable_app;

grant select, insert on external_ids, reconciliations to answerable_app;
