-- Which tables were given to the public log, in the transaction of their release: the name the entry
-- says, how often that name was given (a correction is a new entry), and the hash the entry says.
create table logged_tables (
  jurisdiction_id integer not null,
  name text not null,
  version integer not null check (version >= 1),
  sha256 bytea not null check (octet_length(sha256) = 32),
  primary key (jurisdiction_id, name, version)
);

grant select, insert on logged_tables to answerable_app;
