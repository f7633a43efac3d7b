-- What has been silent for a while, as everybody may know it.
create index matters_open_by_shown on matters (jurisdiction_id, shown_at) where is_open;
