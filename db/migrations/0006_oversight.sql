-- What the house owes itself: found by index, so that a draw costs what is due.
create index duties_of_system on duties (jurisdiction_id, due_at, matter_id) where holder_is = 'system';

-- The seed of each day's draw of the call-back sample: made at the first draw, told when the day is over,
-- so that anybody can draw again what was drawn.
create table sampling_seeds (
  jurisdiction_id integer not null,
  day date not null,
  seed bytea not null check (length(seed) = 32),
  made_at timestamptz not null,
  primary key (jurisdiction_id, day)
);

-- Never changed: a seed that could be changed after the draw would prove nothing.
grant select, insert on sampling_seeds to answerable_app;
