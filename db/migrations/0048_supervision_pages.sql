-- How long whoever a referral concerns has to reply at least, for cities that had their rules before.
insert into caps (jurisdiction_id, name, version, valid_from, value, basis_zh, basis_en)
select v.jurisdiction_id, 'referral_reply_days', v.version, date '1949-10-01', 5,
  '《公职人员政务处分法》（2020年）第四十三条：听取陈述和申辩；天数为本市默认值',
  'Law on Administrative Sanctions (2020), art. 43: the defence is heard; the figure is a city default'
from rules_versions v
on conflict do nothing;

-- What supervisors and leaders look at every morning is few among millions of requests.
create index matters_supervised on matters (jurisdiction_id, kind, opened_at, matter_id)
  where kind in ('inspection', 'rectification', 'urging', 'review', 'blocker', 'target', 'decision', 'praise', 'campaign');
