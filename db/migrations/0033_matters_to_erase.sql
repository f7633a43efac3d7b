-- What somebody wants erased, or proposed to erase, and nobody has decided: few among many.
create index matters_to_erase on matters (jurisdiction_id, opened_at, matter_id)
  where body ? 'erasureAsked' or body->'hands' ? 'propose_erasure';
