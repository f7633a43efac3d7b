-- What the doors know of a matter beside its words. Written in the matter's own transaction and
-- lying with it under (jurisdiction_id, matter_id).

create table door_origins (
  jurisdiction_id integer not null,
  matter_id text not null,
  -- The API key of the program that filed it: that program may read its own requests in full.
  key_id text,
  -- How it had come to whoever kept the sheet it was imported from.
  channel text,
  -- Where the problem is, to five decimals. Of a matter, never of a person: no device, no
  -- account, no time of any position is stored.
  lat double precision check (lat between -90 and 90),
  long double precision check (long between -180 and 180),
  address_id text,
  media_url text,
  primary key (jurisdiction_id, matter_id),
  check ((lat is null) = (long is null))
);

-- A request that is kept from the public answers Open311 with a token instead of its number. Only
-- a hash is kept.
create table open311_tokens (
  jurisdiction_id integer not null,
  hash bytea not null check (octet_length(hash) = 32),
  matter_id text not null,
  primary key (jurisdiction_id, hash)
);

grant select, insert on door_origins, open311_tokens to answerable_app;
