-- Customers who were handed over a moment ago, until the giver's personal tags on them were seen to.
create table hand_over (
  workspace_id int not null references workspace,
  ordinal      int not null,
  -- Whose relation ended as handed over.
  from_staff   int not null,
  at           timestamptz not null,
  primary key (workspace_id, ordinal, from_staff)
);
create index on hand_over (at);
