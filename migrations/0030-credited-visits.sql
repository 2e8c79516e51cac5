-- A visit and a view belong to whom they were credited to, whoever is named in the same browser later; and what has ended
-- and was not told is found without reading everything that was ever told.

-- Null: nobody is known, or it is somebody of the company.
alter table material_visit add column customer int;
update material_visit visit set customer = reader.customer
  from material_reader reader
 where reader.workspace_id = visit.workspace_id and reader.id = visit.reader_id
   and reader.customer is not null and not reader.is_staff;
create index on material_visit (workspace_id, customer) where customer is not null;
create index material_visit_untold on material_visit (last_at)
  where customer is not null
    and (told_s is null or told_s < floor(seconds * 10) / 10 or (shared_at is not null and not share_told));

alter table site_event add column customer int;
update site_event event set customer = visitor.customer
  from site_visitor visitor
 where visitor.workspace_id = event.workspace_id and visitor.id = event.visitor_id and visitor.customer is not null;
create index on site_event (workspace_id, customer) where customer is not null;
create index site_event_untold on site_event (last_at)
  where customer is not null and (told_s is null or told_s < floor(seconds * 10) / 10);
