-- Limits of decisions, campaigns and activities, for cities that had their rules before there were such kinds.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, l.unit, l.zh, l.en
from rules_versions v
cross join (
  values
    ('decision_memo', 20, 'working_days', '有谋划、有比较再决定；时限为本市默认值', 'Decisions are planned and compared; city default'),
    ('decision_comment', 30, 'calendar_days', '《重大行政决策程序暂行条例》（2019年）第十五条：公开征求意见期限一般不少于三十日', 'Interim Regulations on Major Administrative Decisions (2019), art. 15: open to comment for thirty days as a rule'),
    ('decision_closing', 40, 'calendar_days', '《重大行政决策程序暂行条例》（2019年）第十五条：公开征求意见期限一般不少于三十日', 'Interim Regulations on Major Administrative Decisions (2019), art. 15: open to comment for thirty days as a rule'),
    ('decision', 10, 'working_days', '有谋划、有比较再决定；时限为本市默认值', 'Decisions are planned and compared; city default'),
    ('activity_approval', 5, 'working_days', '有谋划、有比较再决定；时限为本市默认值', 'Decisions are planned and compared; city default'),
    ('activity_outcome', 20, 'working_days', '有谋划、有比较再决定；时限为本市默认值', 'Decisions are planned and compared; city default')
) as l (clock, amount, unit, zh, en)
on conflict do nothing;
