-- Number of the last event that lists and screens may notice: a matter that is only looked at does not move.
alter table matters add column moved_n integer;
