-- What conditions read of a customer's events is answered by the index alone: type and whether it counts stand in it.
drop index event_workspace_id_customer_at_idx;
create index event_workspace_id_customer_at_idx on event (workspace_id, customer, at) include (type, superseded);
