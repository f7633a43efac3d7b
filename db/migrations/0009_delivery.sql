-- Messages out and in. No content of a matter lies here: which matter, which voice or official, and
-- how it went. What is sent is written at the moment of sending.

create table messages (
  jurisdiction_id integer not null,
  message_id text not null,
  -- A voice of a matter, or an official of whom a message says only that something waits.
  about text not null check (about in ('news', 'proof', 'desk')),
  matter_id text not null,
  recipient text not null,
  created_at timestamptz not null,
  -- News that came while it waited: told as one.
  news integer not null default 1,
  -- Life is in danger: told at night too.
  urgent boolean not null default false,
  state text not null check (state in ('waiting', 'sending', 'sent', 'dead', 'ended')),
  -- Not before: night, holidays, or a try that failed. Infinity: there is no way to them (yet).
  next_at timestamptz not null,
  tries integer not null default 0,
  -- Whoever sends holds it until then; another process may take it up afterwards.
  leased_until timestamptz,
  -- By which channel it went or failed last, and why, as a code.
  channel text,
  reason text,
  -- Channels that will never reach this recipient.
  not_by text[] not null default '{}',
  ended_at timestamptz,
  -- Given up by an administrator: in their words.
  remark text,
  primary key (jurisdiction_id, message_id)
);

-- One waiting message for a recipient and matter: what comes meanwhile joins it.
create unique index messages_waiting on messages (jurisdiction_id, about, matter_id, recipient)
  where state = 'waiting';

create index messages_due on messages (jurisdiction_id, next_at, message_id) where state = 'waiting';

create index messages_leased on messages (jurisdiction_id, leased_until) where state = 'sending';

create index messages_dead on messages (jurisdiction_id, created_at, message_id) where state = 'dead';

create index messages_ended on messages (jurisdiction_id, ended_at)
  where state in ('sent', 'ended');

create index messages_of_matter on messages (jurisdiction_id, matter_id);

-- How each channel stands. Held: not let in, or nobody answers; nothing is sent by it until then.
create table channel_states (
  jurisdiction_id integer not null,
  channel text not null,
  -- Whether this installation is set up to send by it.
  configured boolean not null default false,
  last_sent_at timestamptz,
  failures integer not null default 0,
  held_until timestamptz,
  alarm_since timestamptz,
  alarm_reason text,
  primary key (jurisdiction_id, channel)
);

create table delivery_counts (
  jurisdiction_id integer not null,
  day date not null,
  channel text not null,
  outcome text not null,
  value integer not null,
  primary key (jurisdiction_id, day, channel, outcome)
);

-- Where an official is told at work: their own mail, phone or account of the work messenger.
create table work_contacts (
  jurisdiction_id integer not null,
  person_id text not null,
  channel text not null check (channel in ('mail', 'sms', 'wechat')),
  address text not null check (address <> ''),
  primary key (jurisdiction_id, person_id, channel)
);

-- To which matter and voice a reply belongs: only a hash of the address is kept.
create table reply_addresses (
  jurisdiction_id integer not null,
  hash bytea not null check (octet_length(hash) = 32),
  matter_id text not null,
  voice text not null,
  made_on date not null,
  -- How often it was used on its last day: a machine that answers itself is stopped.
  used_on date,
  used integer not null default 0,
  primary key (jurisdiction_id, hash)
);

create index reply_addresses_of_matter on reply_addresses (jurisdiction_id, matter_id);

grant select, insert, update, delete on messages to answerable_app;

grant select, insert, update on channel_states, delivery_counts, reply_addresses to answerable_app;

grant select, insert, update, delete on work_contacts to answerable_app;
