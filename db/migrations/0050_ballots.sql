-- Ballots: who may answer (slips), that a code was used (marks), what was said (votes), how many came (turn-out).
-- No column is in two of them but the ballot's own; none holds a time, an order or a number of a row.
alter table matter_keys drop constraint matter_keys_purpose_check;

alter table matter_keys add constraint matter_keys_purpose_check
  check (purpose in ('identity', 'text', 'file', 'ballot'));

-- Written before the ballot opens, in the order of what is random; never touched by an answer.
create table ballot_slips (
  jurisdiction_id integer not null,
  matter_id text not null,
  slip bytea not null check (octet_length(slip) = 32),
  group_name text not null,
  primary key (jurisdiction_id, matter_id, slip)
);

create table ballot_marks (
  jurisdiction_id integer not null,
  matter_id text not null,
  mark bytea not null check (octet_length(mark) = 32),
  primary key (jurisdiction_id, matter_id, mark)
);

create table ballot_votes (
  jurisdiction_id integer not null,
  matter_id text not null,
  vote bytea not null check (octet_length(vote) = 32),
  primary key (jurisdiction_id, matter_id, vote)
);

create table ballot_turnout (
  jurisdiction_id integer not null,
  matter_id text not null,
  group_name text not null,
  cast_votes integer not null check (cast_votes >= 0),
  primary key (jurisdiction_id, matter_id, group_name)
);

grant select, insert, delete on ballot_slips, ballot_marks, ballot_votes to answerable_app;
grant select, insert, update, delete on ballot_turnout to answerable_app;

-- Limits for cities that had their rules before there were ballots.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, 'working_days',
  '接受群众监督、强化考核评议：评议由无关的人组织、计票、公布；时限为本市默认值',
  'Judged by the people: held, counted and published by those who have no part in it; city default'
from rules_versions v
cross join (
  values ('ballot_frame', 20), ('ballot_opening', 30), ('ballot_count', 5), ('ballot_publishing', 5)
) as l (clock, amount)
on conflict do nothing;
