-- How the targets of a plan stand, made again from what they rest on whenever that changes: a page of the
-- plan reads as many rows as it shows, whatever the size of the plan.
create table plan_standings (
  jurisdiction_id integer not null,
  target_id text not null,
  number text not null,
  -- '' is above all.
  parent_id text not null,
  commitment_id text not null,
  unit text not null,
  post text not null,
  weight numeric not null,
  deadline date not null,
  is_open boolean not null,
  schedule text not null check (schedule in ('good', 'watch', 'bad', 'none')),
  quality text not null check (quality in ('good', 'watch', 'bad', 'none')),
  effect text not null check (effect in ('good', 'watch', 'bad', 'none')),
  standing jsonb not null,
  primary key (jurisdiction_id, target_id)
);

create unique index plan_standings_number on plan_standings (jurisdiction_id, number);

create index plan_standings_parts on plan_standings (jurisdiction_id, parent_id, is_open, weight, target_id);

create index plan_standings_of_unit on plan_standings (jurisdiction_id, unit, post, deadline, target_id) where is_open;

-- What slips, the soonest first: supervisors ask for these, and they are few.
create index plan_standings_slipping on plan_standings (jurisdiction_id, deadline, target_id)
  where is_open and schedule in ('bad', 'watch');

-- What was looked at when they were made, and the day it was.
create table plan_standings_made (
  jurisdiction_id integer not null,
  mark text not null,
  made_on date not null,
  primary key (jurisdiction_id)
);

-- Everything that a plan is made of, by its last change.
create index matters_of_plans on matters (jurisdiction_id, changed_at, matter_id)
  where kind in ('target', 'series', 'blocker', 'document', 'rectification');

grant select, insert, update, delete on plan_standings, plan_standings_made to answerable_app;
