-- Which post was asked to look at which note.

-- Written with the event it follows from. `read` is a convenience of the post: no time, no person.
create table mentions (
  jurisdiction_id integer not null,
  matter_id text not null,
  n integer not null,
  post text not null,
  at timestamptz not null,
  read boolean not null default false,
  primary key (jurisdiction_id, matter_id, n, post)
);

create index mentions_of_post on mentions (jurisdiction_id, post, at desc, matter_id, n);

grant select, insert on mentions to answerable_app;
grant update (read) on mentions to answerable_app;
