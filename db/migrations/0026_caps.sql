-- Caps: figures a city sets itself beside its terms (how many inspections a year, from how many voices
-- a result is shown), each with its legal basis and the day it holds from, like every other rule.
create table caps (
  jurisdiction_id integer not null references jurisdictions (id),
  name text not null check (name ~ '^[a-z]+(_[a-z]+)*$'),
  version integer not null,
  valid_from date not null,
  valid_until date,
  value numeric not null check (value >= 0 and value <= 1000000),
  basis_zh text not null,
  basis_en text not null,
  primary key (jurisdiction_id, name, version),
  check (valid_until is null or valid_until >= valid_from)
);

grant select, insert on caps to answerable_app;

grant update (valid_until) on caps to answerable_app;

-- For cities that had their rules before there were caps.
insert into caps (jurisdiction_id, name, version, valid_from, value, basis_zh, basis_en)
select v.jurisdiction_id, c.name, v.version, date '1949-10-01', c.value, c.basis_zh, c.basis_en
from rules_versions v
cross join (
  values
    ('inspections_a_unit_a_year', 4, '《政府督查工作条例》（2021年）第十五条：控制督查频次，不得重复督查、多头督查；数值为本市默认值', 'Regulations on Government Supervision (2021), art. 15: frequency limited, no repeated inspection; the figure is a city default'),
    ('comprehensive_inspections_a_year', 1, '《整治形式主义为基层减负若干规定》（2024年）：严控督查检查考核总量频次；数值为本市默认值', 'Rules on relieving the grassroots (2024): the number of inspections is strictly limited; the figure is a city default'),
    ('top_priorities', 10, '本市默认值，可依规调整', 'City default; may be changed by rule'),
    ('targets_a_post', 12, '《整治形式主义为基层减负若干规定》（2024年）：严控督查检查考核总量频次；数值为本市默认值', 'Rules on relieving the grassroots (2024): the number of inspections is strictly limited; the figure is a city default'),
    ('ballot_voices', 30, '样本少于三十的比例不能说明问题；本市默认值', 'A share of fewer than thirty says nothing; city default')
) as c (name, value, basis_zh, basis_en);
