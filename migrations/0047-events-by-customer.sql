-- Conditions read many events of few types of many customers: their times stand in the index, and so does whether they count.
-- The index by customer and time alone stays, for the page of a customer.
create index event_workspace_id_customer_type_at_idx on event (workspace_id, customer, type, at) include (superseded);
