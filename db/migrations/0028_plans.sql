-- How many top priorities there are is asked whenever one more is issued.
create index matters_top_priorities on matters (jurisdiction_id)
  where kind = 'target' and is_open and body->'state'->>'isTop' = 'true';

-- Limits of targets and series, for cities that had their rules before there were such kinds.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, 'working_days', l.zh, l.en
from rules_versions v
cross join (
  values
    ('target_planning', 20, '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('target_accept', 5, '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('target_ruling', 5, '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('target_answer', 3, '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('target_check', 10, '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('target_judging', 20, '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('blocker', 10, '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('blocker_confirm', 3, '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('value_check', 5, '《统计法》（2024年修正）：填报与核对分开，数据真实；时限为本市默认值', 'Statistics Law (as amended 2024): who enters does not check, figures are true; city default'),
    ('value_question', 5, '《统计法》（2024年修正）：填报与核对分开，数据真实；时限为本市默认值', 'Statistics Law (as amended 2024): who enters does not check, figures are true; city default')
) as l (clock, amount, zh, en)
on conflict do nothing;
