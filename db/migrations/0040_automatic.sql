-- Automatic dispatch: for which categories a machine may dispatch, from which confidence on, like every
-- other rule with the day it holds from. `stopped_…`: it turned itself off, and why.
create table automatic_dispatch (
  jurisdiction_id integer not null references jurisdictions (id),
  category_code text not null,
  version integer not null,
  valid_from date not null,
  valid_until date,
  is_on boolean not null,
  confidence numeric not null check (confidence > 0 and confidence < 1),
  stopped_zh text,
  stopped_en text,
  primary key (jurisdiction_id, category_code, version),
  check (valid_until is null or valid_until >= valid_from),
  check ((stopped_zh is null) = (stopped_en is null))
);

grant select, insert on automatic_dispatch to answerable_app;

grant update (valid_until) on automatic_dispatch to answerable_app;

-- Requests that a machine has looked at and left to people, once for each: why, and what it would have
-- done where the draw left it to them. About a matter and its category; nothing of whoever asked.
create table automatic_looks (
  jurisdiction_id integer not null,
  matter_id text not null,
  at timestamptz not null,
  why text not null check (why ~ '^[a-z]+(_[a-z]+)*$'),
  category_code text,
  unit_id text,
  confidence numeric,
  primary key (jurisdiction_id, matter_id)
);

-- What the draw left to people, the newest of a category first.
create index automatic_looks_drawn on automatic_looks (jurisdiction_id, category_code, at desc)
  where why = 'drawn';

grant select, insert, delete on automatic_looks to answerable_app;

-- What a machine dispatched of a category, the newest first.
create index events_automatic on events (jurisdiction_id, (input->>'category'), at desc)
  where act = 'dispatch_automatically';
