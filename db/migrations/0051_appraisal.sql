-- What was computed for an appraisal, until it is told: then it stands in the event.
create table appraisal_results (
  jurisdiction_id integer not null,
  matter_id text not null,
  computed_on date not null,
  results jsonb not null,
  primary key (jurisdiction_id, matter_id)
);

grant select, insert, update on appraisal_results to answerable_app;

-- Limits for cities that had their rules before there were appraisals.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, l.unit,
  '接受群众监督、强化考核评议：办法事先征求意见，结果先反馈、可申诉；时限为本市默认值',
  'Appraisal: rules consulted beforehand, results told first and open to appeal; city default'
from rules_versions v
cross join (
  values ('appraisal_rules', 30, 'working_days'), ('appraisal_adopting', 20, 'working_days'),
    ('appraisal_window', 30, 'calendar_days'), ('appraisal_publishing', 60, 'calendar_days'),
    ('appraisal_appeal', 20, 'working_days')
) as l (clock, amount, unit)
on conflict do nothing;

-- Targets that were due within a year are read when its results are computed.
create index matters_targets_due on matters (jurisdiction_id, (body->'state'->>'deadline')) where kind = 'target';
