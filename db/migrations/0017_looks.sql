-- Who looked at who a resident is, or at the original of a file, newest first: few events among many.
create index events_looks on events (jurisdiction_id, at)
  where act in ('open_identity', 'open_original');

-- What was not touched for a while, among what is open.
create index matters_open_by_change on matters (jurisdiction_id, changed_at) where is_open;
