-- Open pages hear of proposals that go as of those that come; an accepted one knows the change that accepting made.

-- The last position at which proposals of a customer came, went or were decided.
create table suggestion_news (
  workspace_id int not null references workspace,
  customer     int not null,
  position     bigint not null,
  primary key (workspace_id, customer)
);
insert into suggestion_news (workspace_id, customer, position)
  select workspace_id, customer, max(position) from tag_suggestion group by workspace_id, customer;

alter table tag_suggestion
  drop column position,
  -- Of the change that accepting made: whoever takes it back opens the question again.
  add column cause_id bigint;
