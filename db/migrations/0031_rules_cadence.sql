-- At which times and in which numbers what is held of sealed matters comes into the public log.
insert into caps (jurisdiction_id, name, version, valid_from, value, basis_zh, basis_en)
select v.jurisdiction_id, c.name, v.version, date '1949-10-01', c.value,
  '本市默认值，可依规调整', 'City default; may be changed by rule'
from rules_versions v
cross join (
  values ('sealed_tick_minutes', 10), ('sealed_tick_entries', 16), ('sealed_most_ticks', 3)
) as c (name, value);
