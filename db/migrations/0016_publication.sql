-- Limits of the kinds around publication, for cities that had their rules before there were such kinds.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, 'working_days',
  '参照《政府信息公开条例》（2019年）第三十三条二十个工作日以内的规定从短；时限为本市默认值',
  'Shorter than the 20 working days of the Regulations on Open Government Information (2019), art. 33; city default'
from rules_versions v
cross join (values ('publication', 5), ('halt', 2), ('public_word', 5)) as l (clock, amount)
on conflict do nothing;

-- What anybody may read: the published, newest first, by topic and by place.
create index matters_published on matters (jurisdiction_id, changed_at, matter_id)
  where kind = 'publication' and state = 'published';
