-- For how many hours the witnesses of the public log may be out of reach before those who take things in say so.
insert into caps (jurisdiction_id, name, version, valid_from, value, basis_zh, basis_en)
select v.jurisdiction_id, 'ledger_quorum_hours', v.version, date '1949-10-01', 4,
  '本市默认值，可依规调整', 'City default; may be changed by rule'
from rules_versions v;
