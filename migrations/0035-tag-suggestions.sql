-- Tags that rules propose and staff decide about.

create table tag_suggestion (
  workspace_id int not null,
  id           bigint generated always as identity,
  rule_id      int not null,
  -- Of the rule, when it was proposed; of a rejection the one that must not propose it again.
  version      int not null,
  customer     int not null,
  tag_id       int not null,
  status       text not null default 'open' check (status in ('open', 'accepted', 'rejected')),
  -- What the customer had of what decides, in words, when it was proposed.
  evidence     text,
  made_at      timestamptz not null,
  -- Of the workspace, when it was proposed: open pages hear of it.
  position     bigint not null,
  decided_at   timestamptz,
  decided_by   text,
  primary key (workspace_id, id),
  foreign key (workspace_id, rule_id) references rule
);
create unique index on tag_suggestion (workspace_id, rule_id, customer, tag_id) where status = 'open';
create index on tag_suggestion (workspace_id, customer);
create index on tag_suggestion (workspace_id, rule_id, decided_at);
