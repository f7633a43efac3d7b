-- What a plan's own codes are for targets that are there: asked when the plan is written out.
create index external_ids_of_matter on external_ids (jurisdiction_id, matter_id, source);
