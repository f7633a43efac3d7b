-- Who else says so, at a million matters: a few numbers stand for what each says (of its pairs of
-- characters those with the least hash, so that texts which share much share numbers), and an index
-- finds those that share some. No number of a sealed or an erased matter.
alter table matters add column likeness integer[] not null default '{}';

create index matters_by_likeness on matters using gin (jurisdiction_id, likeness);

-- Rows of earlier versions get theirs in the background, as they got their words.
drop index matters_words_old;

create index matters_words_old on matters (jurisdiction_id, words_version, matter_id) where words_version < 2;
