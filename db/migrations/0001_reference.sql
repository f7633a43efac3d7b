-- Rules are data: which governments there are, their divisions, calendars, limits, categories, who
-- has which power, and the channels that are not this house.
--
-- A row is never changed or deleted. It ends (valid_until, exclusive) and another begins, so that a
-- matter decided under an old rule can be read with it for ever. `version` is the version of the
-- jurisdiction's rules that wrote the row; a later version wins where two would be in force.

-- Reference tables: small, rarely written, read by all.

create table jurisdictions (
  id integer primary key,
  name_zh text not null,
  name_en text not null,
  zone text not null default '+08:00' check (zone = '+08:00'),
  parent integer references jurisdictions (id),
  settings jsonb not null default '{}'
);

create table divisions (
  code text not null check (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
  since date not null,
  until date,
  parent text,
  level smallint not null check (level between 1 and 5),
  name_zh text not null,
  name_en text,
  primary key (code, since),
  check (until is null or until >= since)
);

create index divisions_parent on divisions (parent);

-- One row for each notice of the State Council on a year; a changed year gets a further version.
create table calendars (
  year smallint not null check (year between 1949 and 2200),
  version smallint not null check (version >= 1),
  paper text not null,
  title text not null,
  issued date not null,
  holidays date[] not null,
  makeups date[] not null,
  primary key (year, version)
);

-- What a reader compares to know whether it holds the newest reference data.
create table reference_stamps (
  name text primary key,
  stamp text not null
);

-- Tables of a jurisdiction.

create table rules_versions (
  jurisdiction_id integer primary key references jurisdictions (id),
  version integer not null,
  stamp text not null
);

create table rule_changes (
  jurisdiction_id integer not null references jurisdictions (id),
  version integer not null,
  at timestamptz not null,
  changed_by text not null,
  subject text not null,
  valid_from date not null,
  before jsonb,
  after jsonb,
  reason text not null,
  primary key (jurisdiction_id, version)
);

-- scope: '' for all, 'class:danger' for a class of categories, 'category:road-pothole' for one.
create table limits (
  jurisdiction_id integer not null references jurisdictions (id),
  clock text not null,
  scope text not null,
  version integer not null,
  valid_from date not null,
  valid_until date,
  amount integer not null check (amount between 0 and 100000),
  unit text not null check (unit in ('working_days', 'calendar_days', 'working_hours', 'hours', 'minutes')),
  basis_zh text not null,
  basis_en text not null,
  primary key (jurisdiction_id, clock, scope, version),
  check (valid_until is null or valid_until >= valid_from)
);

create table category_groups (
  jurisdiction_id integer not null references jurisdictions (id),
  code text not null,
  version integer not null,
  valid_from date not null,
  valid_until date,
  position integer not null,
  name_zh text not null,
  name_en text not null,
  primary key (jurisdiction_id, code, version),
  check (valid_until is null or valid_until >= valid_from)
);

create table categories (
  jurisdiction_id integer not null references jurisdictions (id),
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  version integer not null,
  valid_from date not null,
  valid_until date,
  group_code text not null,
  position integer not null,
  name_zh text not null,
  name_en text not null,
  description_zh text not null,
  description_en text not null,
  keywords text[] not null,
  priority_topic text check (priority_topic in ('income', 'safety', 'fairness', 'environment')),
  small boolean not null,
  check_required boolean not null,
  sealed boolean not null,
  limit_class text not null,
  statutory_channel text,
  primary key (jurisdiction_id, code, version),
  check (valid_until is null or valid_until >= valid_from)
);

-- Who has the power for a category at which level (1 city, 2 district or county, 3 town or street).
create table duty_list (
  jurisdiction_id integer not null references jurisdictions (id),
  category_code text not null,
  level smallint not null check (level between 1 and 3),
  version integer not null,
  valid_from date not null,
  valid_until date,
  unit_function text not null,
  unit_external_id text,
  basis_zh text not null,
  basis_en text not null,
  primary key (jurisdiction_id, category_code, level, version),
  check (valid_until is null or valid_until >= valid_from)
);

create table channels (
  jurisdiction_id integer not null references jurisdictions (id),
  code text not null,
  version integer not null,
  valid_from date not null,
  valid_until date,
  kind text not null check (kind in ('emergency', 'statutory')),
  position integer not null,
  name_zh text not null,
  name_en text not null,
  phone text,
  what_zh text not null,
  what_en text not null,
  url text,
  primary key (jurisdiction_id, code, version),
  check (valid_until is null or valid_until >= valid_from)
);

grant select, insert on
  jurisdictions, divisions, calendars, reference_stamps,
  rules_versions, rule_changes, limits, category_groups, categories, duty_list, channels
  to answerable_app;

grant update (name_zh, name_en, parent, settings) on jurisdictions to answerable_app;
grant update (until) on divisions to answerable_app;
grant update (stamp) on reference_stamps to answerable_app;
grant update (version, stamp) on rules_versions to answerable_app;
grant update (valid_until) on limits, category_groups, categories, duty_list, channels to answerable_app;
