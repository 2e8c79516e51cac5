-- Before there are statistics, right after a first import, the phone of a customer was looked for among all phones: both
-- indexes that know of phones looked better than the one by customer. This one knows the kind too ...
create index customer_identity_by_customer on customer_identity (workspace_id, ordinal, kind);
drop index customer_identity_workspace_id_ordinal_idx;

-- ... and this one is used only by who writes the same odd condition: the search by last digits.
drop index customer_phone_tail;
create index customer_phone_tail on customer_identity (workspace_id, reverse(value) text_pattern_ops)
  where kind || '' = 'phone';
