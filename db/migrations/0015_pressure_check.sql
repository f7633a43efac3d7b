-- Limits of the check on pressure, for cities that had their rules before there was such a kind.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, 'working_days',
  '评价自愿，不得强迫（GB/T 39735-2020）；时限为本市默认值',
  'Rating is free of pressure (GB/T 39735-2020); city default'
from rules_versions v
cross join (values ('pressure_check', 10), ('pressure_confirm', 3)) as l (clock, amount)
on conflict do nothing;
