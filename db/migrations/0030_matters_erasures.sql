-- Erased: what was said in a matter is gone, and this says that it is. Appended only; nothing here tells
-- what it was or of whom.
create table erasures (
  jurisdiction_id integer not null,
  matter_id text not null,
  number text not null,
  erased_on date not null,
  basis text not null check (basis in ('retention', 'demand', 'order', 'with_another', 'restored')),
  primary key (jurisdiction_id, matter_id)
);

grant select, insert on erasures to answerable_app;

-- Whatever else names the matter goes with it.
create index idempotency_of_matter on idempotency (jurisdiction_id, (outcome->>'matter'));

create index open311_tokens_of_matter on open311_tokens (jurisdiction_id, matter_id);

grant delete on mentions, outbox, idempotency, door_origins, open311_tokens, reply_addresses to answerable_app;

-- How long what is over is kept, for cities that had their rules before anything could be erased.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, 'retention', '', v.version, date '1949-10-01', 1826, 'calendar_days',
  '本市默认值：办结满五年（《个人信息保护法》第十九条：保存期限应为实现处理目的所必要的最短时间；档案法规另有规定的从其规定）',
  'City default: five years after the end (Personal Information Protection Law, art. 19: as short as the purpose needs; subject to the rules on archives)'
from rules_versions v
on conflict do nothing;
