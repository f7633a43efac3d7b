-- Bulletins as they were issued: the bytes that are published and whose hash is in the public log. A number
-- of a year is given once; a correction is a bulletin of its own.
create table bulletins (
  jurisdiction_id integer not null,
  year integer not null check (year between 1949 and 2200),
  seq integer not null check (seq >= 1),
  matter_id text not null,
  issued_at timestamptz not null,
  body text not null,
  primary key (jurisdiction_id, year, seq),
  unique (jurisdiction_id, matter_id)
);

grant select, insert on bulletins to answerable_app;

-- Few matters are not requests; what stands of a kind is found among these.
create index matters_of_house on matters (jurisdiction_id, kind, state, opened_at, matter_id)
  where kind <> 'request';

-- Limits of bulletins, for cities that had their rules before there were such kinds.
insert into limits
  (jurisdiction_id, clock, scope, version, valid_from, amount, unit, basis_zh, basis_en)
select v.jurisdiction_id, l.clock, '', v.version, date '1949-10-01', l.amount, 'working_days', l.zh, l.en
from rules_versions v
cross join (
  values
    ('bulletin_drafting', 10, '情况通报制度（《党政机关公文处理工作条例》2012年第八条）；时限为本市默认值', 'System of bulletins (Regulations on Official Documents, 2012, art. 8); city default'),
    ('bulletin_approval', 5, '情况通报制度（《党政机关公文处理工作条例》2012年第八条）；时限为本市默认值', 'System of bulletins (Regulations on Official Documents, 2012, art. 8); city default'),
    ('bulletin_publishing', 3, '情况通报制度（《党政机关公文处理工作条例》2012年第八条）；时限为本市默认值', 'System of bulletins (Regulations on Official Documents, 2012, art. 8); city default')
) as l (clock, amount, zh, en)
on conflict do nothing;
