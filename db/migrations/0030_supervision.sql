-- Limits of supervision, for cities that had their rules before there were such kinds.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, l.unit, l.zh, l.en
from rules_versions v
cross join (
  values
    ('inspection_approval', 10, 'working_days', '《政府督查工作条例》（2021年）：按计划督查，结论反馈；时限为本市默认值', 'Regulations on Government Supervision (2021): by plan, the conclusion fed back; city default'),
    ('inspection_notice', 20, 'working_days', '《政府督查工作条例》（2021年）：按计划督查，结论反馈；时限为本市默认值', 'Regulations on Government Supervision (2021): by plan, the conclusion fed back; city default'),
    ('inspection', 60, 'working_days', '《政府督查工作条例》（2021年）：按计划督查，结论反馈；时限为本市默认值', 'Regulations on Government Supervision (2021): by plan, the conclusion fed back; city default'),
    ('inspection_conclusion', 10, 'working_days', '《政府督查工作条例》（2021年）：按计划督查，结论反馈；时限为本市默认值', 'Regulations on Government Supervision (2021): by plan, the conclusion fed back; city default'),
    ('inspection_window', 30, 'calendar_days', '《政府督查工作条例》（2021年）第十七条：收到结论三十日内申请复核，三十日内作出复核决定，原承办人员回避', 'Regulations on Government Supervision (2021), art. 17: review asked within 30 days, decided within 30, original staff kept away'),
    ('inspection_closing', 40, 'calendar_days', '《政府督查工作条例》（2021年）第十七条：收到结论三十日内申请复核，三十日内作出复核决定，原承办人员回避', 'Regulations on Government Supervision (2021), art. 17: review asked within 30 days, decided within 30, original staff kept away'),
    ('inspection_review', 30, 'calendar_days', '《政府督查工作条例》（2021年）第十七条：收到结论三十日内申请复核，三十日内作出复核决定，原承办人员回避', 'Regulations on Government Supervision (2021), art. 17: review asked within 30 days, decided within 30, original staff kept away'),
    ('rectify_measure', 5, 'working_days', '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('rectify_check', 10, 'working_days', '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('rectify_judging', 10, 'working_days', '目标责任制：每一项工作都有布置、有检查、有结果；时限为本市默认值', 'Target responsibility: every piece of work is assigned, checked and has a result; city default'),
    ('urging_approval', 3, 'working_days', '做得不够好的要督促，有理由、有答复；时限为本市默认值', 'What is not done well is urged, with a reason and a reply; city default'),
    ('urging_reply', 5, 'working_days', '做得不够好的要督促，有理由、有答复；时限为本市默认值', 'What is not done well is urged, with a reason and a reply; city default'),
    ('urging_reading', 5, 'working_days', '做得不够好的要督促，有理由、有答复；时限为本市默认值', 'What is not done well is urged, with a reason and a reply; city default'),
    ('praise_approval', 10, 'working_days', '《政府督查工作条例》（2021年）：按计划督查，结论反馈；时限为本市默认值', 'Regulations on Government Supervision (2021): by plan, the conclusion fed back; city default'),
    ('referral_notice', 10, 'working_days', '《公职人员政务处分法》（2020年）第四十三条：告知事实和依据，听取陈述和申辩；时限为本市默认值', 'Law on Administrative Sanctions (2020), art. 43: facts and basis told, the defence heard; city default'),
    ('referral_handing', 10, 'working_days', '《公职人员政务处分法》（2020年）第四十三条：告知事实和依据，听取陈述和申辩；时限为本市默认值', 'Law on Administrative Sanctions (2020), art. 43: facts and basis told, the defence heard; city default'),
    ('referral_outcome', 90, 'working_days', '《公职人员政务处分法》（2020年）第四十三条：告知事实和依据，听取陈述和申辩；时限为本市默认值', 'Law on Administrative Sanctions (2020), art. 43: facts and basis told, the defence heard; city default'),
    ('referral_appeal', 30, 'calendar_days', '《公职人员政务处分法》（2020年）第四十三条：告知事实和依据，听取陈述和申辩；时限为本市默认值', 'Law on Administrative Sanctions (2020), art. 43: facts and basis told, the defence heard; city default'),
    ('review', 30, 'calendar_days', '《政府督查工作条例》（2021年）第十七条：收到结论三十日内申请复核，三十日内作出复核决定，原承办人员回避', 'Regulations on Government Supervision (2021), art. 17: review asked within 30 days, decided within 30, original staff kept away')
) as l (clock, amount, unit, zh, en)
on conflict do nothing;

-- What was planned for a unit in a year is asked whenever one more inspection is planned.
create index matters_inspections on matters using gin (bound_units) where kind = 'inspection';
