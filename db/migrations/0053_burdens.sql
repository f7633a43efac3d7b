-- Limits and caps of what is asked of units, for cities that had their rules before there were such kinds.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', 5, 'working_days',
  '《整治形式主义为基层减负若干规定》（2024年）：新增要求须经批准；时限为本市默认值',
  'Rules on relieving the grassroots (2024): what is newly asked needs approval; city default'
from rules_versions v
cross join (values ('burden_approval'), ('burden_renewal')) as l (clock)
on conflict do nothing;

insert into caps (jurisdiction_id, name, version, valid_from, value, basis_zh, basis_en)
select v.jurisdiction_id, c.name, v.version, date '1949-10-01', c.value, c.basis_zh, c.basis_en
from rules_versions v
cross join (
  values
    ('document_characters', 5000, '《整治形式主义为基层减负若干规定》（2024年）：文件不超过5000字，专项工作的不超过4000字，会议讲话不超过1小时', 'Rules on relieving the grassroots (2024): documents 5,000 characters, on one task 4,000, speeches one hour'),
    ('report_characters', 4000, '《整治形式主义为基层减负若干规定》（2024年）：文件不超过5000字，专项工作的不超过4000字，会议讲话不超过1小时', 'Rules on relieving the grassroots (2024): documents 5,000 characters, on one task 4,000, speeches one hour'),
    ('meeting_minutes', 60, '《整治形式主义为基层减负若干规定》（2024年）：文件不超过5000字，专项工作的不超过4000字，会议讲话不超过1小时', 'Rules on relieving the grassroots (2024): documents 5,000 characters, on one task 4,000, speeches one hour'),
    ('burden_minutes_a_field', 3, '本市默认值，可依规调整', 'City default; may be changed by rule'),
    ('burden_minutes_written', 40, '本市默认值，可依规调整', 'City default; may be changed by rule'),
    ('burden_minutes_read', 4, '本市默认值，可依规调整', 'City default; may be changed by rule')
) as c (name, value, basis_zh, basis_en)
on conflict do nothing;
