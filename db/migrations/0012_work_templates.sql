-- What officials at the desk keep beside the matters themselves: texts of a unit with placeholders,
-- and, for half a minute at a time, who has a matter open.

create table templates (
  jurisdiction_id integer not null,
  template_id text not null,
  -- Whose it is: read in this unit and beneath it.
  unit text not null,
  name text not null check (char_length(name) between 1 and 60),
  body text not null check (char_length(body) between 1 and 4000),
  -- A clerk proposes, the head of the unit decides; what is retired stays, for it was used.
  state text not null check (state in ('proposed', 'active', 'retired')),
  proposed_by text not null,
  decided_by text,
  changed_at timestamptz not null,
  -- Counts up with every change: two people changing it at once is noticed.
  version integer not null default 1,
  primary key (jurisdiction_id, template_id)
);

create index templates_of_unit on templates (jurisdiction_id, unit, state, name);

-- Ephemeral by design: unlogged, half a minute long, never copied anywhere. It says that a post has a
-- matter open or is writing to it, and nothing about how long or how often.
create unlogged table desk_presence (
  jurisdiction_id integer not null,
  matter_id text not null,
  -- One window of one person; a random name the browser chose.
  tab text not null check (char_length(tab) between 8 and 64),
  person text not null,
  post text not null,
  writing boolean not null,
  until timestamptz not null,
  primary key (jurisdiction_id, matter_id, tab)
);

create index desk_presence_over on desk_presence (jurisdiction_id, until);

grant select, insert, update on templates to answerable_app;
grant select, insert, update, delete on desk_presence to answerable_app;
