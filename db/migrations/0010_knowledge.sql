-- The knowledge base: entries are matters; here is what is kept besides them.

-- Trusted since PostgreSQL 13: whoever owns the database may have it.
create extension if not exists btree_gin;

-- Limits of the kind, for cities that had their rules before there was such a kind.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, 'working_days',
  '参照国办发〔2020〕53号：热线知识库权威准确、实时更新；时限为本市默认值',
  'After the State Council notice 53 of 2020: the knowledge base is kept right and up to date; city default'
from rules_versions v
cross join (values ('knowledge_approval', 3), ('knowledge_renewal', 5)) as l (clock, amount)
on conflict do nothing;

-- Entries are few among matters: whoever asks the knowledge base reads only them.
create index matters_knowledge on matters using gin (jurisdiction_id, words)
  where kind = 'knowledge_entry' and is_open;

create index matters_knowledge_newest on matters (jurisdiction_id, changed_at, matter_id)
  where kind = 'knowledge_entry' and is_open;

-- Whether a version of an answer helped: two counts, and nothing of who said so.
create table knowledge_feedback (
  jurisdiction_id integer not null,
  matter_id text not null,
  version integer not null,
  useful bigint not null default 0,
  useless bigint not null default 0,
  primary key (jurisdiction_id, matter_id, version)
);

-- Places of the city that have a name, found by a part of it or by the first letters of its sounds.
-- They come from the city's list of place names, never from what residents wrote.
create table knowledge_places (
  jurisdiction_id integer not null,
  place_id text not null,
  name text not null,
  division text,
  -- 西园桥: xyq and xiyuanqiao.
  initials text not null,
  sounds text not null,
  primary key (jurisdiction_id, place_id)
);

create index knowledge_places_initials on knowledge_places (jurisdiction_id, initials text_pattern_ops);

create index knowledge_places_sounds on knowledge_places (jurisdiction_id, sounds text_pattern_ops);

grant select, insert, update on knowledge_feedback, knowledge_places to answerable_app;
