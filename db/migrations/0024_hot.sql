-- Hot problems: what many say of one matter at one place. Keyed by matter and place; nothing here is about
-- a person, and what is sealed is never looked at.

create table hot_events (
  jurisdiction_id integer not null,
  event_id text not null,
  -- In words that many of those who spoke used; or as an official named it.
  title text not null,
  named text check (char_length(named) between 4 and 60),
  place text not null,
  category text,
  division text,
  voices integer not null,
  messages integer not null,
  recency double precision not null,
  harm double precision not null,
  age double precision not null,
  heat double precision not null,
  first_on date not null,
  last_on date not null,
  -- Messages of each of the last twelve weeks, the oldest first.
  weeks integer[] not null,
  topic text not null check (topic in ('', 'new', 'season')),
  -- The matter of kind hot_problem that somebody made of it.
  matter_id text,
  -- As it was last shown to everybody: rounded, changed once a day at most.
  shown jsonb,
  primary key (jurisdiction_id, event_id)
);

create index hot_events_by_heat on hot_events (jurisdiction_id, heat desc, event_id);

create table hot_members (
  jurisdiction_id integer not null,
  matter_id text not null,
  event_id text not null,
  primary key (jurisdiction_id, matter_id)
);

create index hot_members_of on hot_members (jurisdiction_id, event_id);

-- Opposed demands on one place: linked, never averaged.
create table hot_opposed (
  jurisdiction_id integer not null,
  event_id text not null,
  other_id text not null,
  primary key (jurisdiction_id, event_id, other_id)
);

-- What officials decided about them, and why. Appended only; later findings are corrected by it.
create table hot_rulings (
  jurisdiction_id integer not null,
  ruling_id bigint generated always as identity,
  act text not null check (act in ('merge', 'split', 'rename')),
  event_id text not null,
  input jsonb not null,
  reason text not null check (char_length(reason) between 4 and 500),
  post text not null,
  made_at timestamptz not null,
  primary key (jurisdiction_id, ruling_id)
);

create index hot_rulings_of on hot_rulings (jurisdiction_id, event_id, ruling_id);

-- What was last looked at: nothing changed, nothing is computed.
create table hot_seen (
  jurisdiction_id integer not null,
  fingerprint text not null,
  seen_at timestamptz not null,
  primary key (jurisdiction_id)
);

grant select, insert, update, delete on hot_events, hot_members, hot_opposed to answerable_app;
grant select, insert on hot_rulings to answerable_app;
grant select, insert, update on hot_seen to answerable_app;

-- Limits of hot problems, for cities that had their rules before there were any.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, 'working_days',
  '本市默认值：热点问题由牵头单位定方案并告知所有反映人；可依规调整',
  'City default: the lead plans it and everybody who asked is told; may be changed by rule'
from rules_versions v
cross join (values ('hot_plan', 10), ('hot_check', 5)) as l (clock, amount)
on conflict do nothing;
