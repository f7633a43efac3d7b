-- Whose call a key belongs to, known when it is taken: found when the matter is erased, and the outcome
-- that comes afterwards moves no index.
alter table idempotency add column matter_id text;

update idempotency set matter_id = outcome->>'matter' where outcome is not null;

drop index idempotency_of_matter;

create index idempotency_of_matter on idempotency (jurisdiction_id, matter_id) where matter_id is not null;
