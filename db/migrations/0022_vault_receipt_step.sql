-- With which step of the matter a receipt was given: whoever seconded is shown what they said then, and
-- can prove it. Null: given before this was kept.
alter table receipts add column step integer check (step >= 1);
