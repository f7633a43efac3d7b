-- Limits of handovers, for cities that had their rules before there was such a kind.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, 'working_days', l.zh, l.en
from rules_versions v
cross join (
  values
    ('handover', 5, '目标责任到岗位，换人不换责任；时限为本市默认值', 'Targets belong to posts, and outlast whoever holds them; city default'),
    ('handover_signing', 3, '目标责任到岗位，换人不换责任；时限为本市默认值', 'Targets belong to posts, and outlast whoever holds them; city default')
) as l (clock, amount, zh, en)
on conflict do nothing;
