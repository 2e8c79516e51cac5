-- The history of a customer is found by the customer alone. Without the position, entries of one customer share a row of the
-- index: a quarter of the size, and a bulk change writes to a quarter of the pages.
create index tag_change_customer on tag_change (workspace_id, customer);
drop index tag_change_workspace_id_customer_position_idx;
