-- What officials at the desk keep of their lists: filters under a name, and a record of what was taken out.

-- A view is a question about matters, never about a resident: names of filters and what they ask for.
create table saved_views (
  jurisdiction_id integer not null,
  view_id text not null,
  -- Whose it is: one person's own, or everybody's who acts for the unit.
  person text,
  unit text,
  -- The post that made it, and may change it, for a unit.
  made_by text not null,
  list text not null check (list in ('worklist', 'matters')),
  name text not null check (char_length(name) between 1 and 40),
  query jsonb not null,
  created_at timestamptz not null,
  -- One of thirty places of whoever owns it, so that two who keep views at once never keep too many.
  place smallint not null check (place between 1 and 30),
  primary key (jurisdiction_id, view_id),
  unique (jurisdiction_id, person, place),
  unique (jurisdiction_id, unit, place),
  unique (jurisdiction_id, person, list, name),
  unique (jurisdiction_id, unit, list, name),
  check ((person is null) <> (unit is null))
);

-- With which view a person's list begins.
create table first_views (
  jurisdiction_id integer not null,
  person text not null,
  list text not null,
  view_id text not null,
  primary key (jurisdiction_id, person, list),
  foreign key (jurisdiction_id, view_id) references saved_views (jurisdiction_id, view_id) on delete cascade
);

-- Who took which list out of the house, when, and how much of it. Appended only.
create table exports (
  jurisdiction_id integer not null,
  export_id text not null,
  at timestamptz not null,
  person text not null,
  -- As the person was called then.
  name text not null,
  post text not null,
  unit text not null,
  list text not null,
  format text not null check (format in ('csv', 'xlsx')),
  query jsonb not null,
  rows integer not null,
  primary key (jurisdiction_id, export_id)
);

create index exports_by_time on exports (jurisdiction_id, at, export_id);

grant select, insert, update, delete on saved_views, first_views to answerable_app;

grant select, insert on exports to answerable_app;
