-- Who looked at who a resident is, or at the original of a file, newest first: few events among many.
create index events_looks on events (jurisdiction_id, at)
  where act in ('open_identity', 'open_original');
