-- The journal of behaviour, and orders.

create table event (
  workspace_id int not null,
  -- workspace.position; the order of reading.
  position     bigint not null,
  -- The caller's id; the same id again is a duplicate.
  external_id  text not null,
  type         text not null,
  customer     int not null,
  staff_id     int,
  at           timestamptz not null,
  received_at  timestamptz not null default now(),
  properties   jsonb not null default '{}',
  primary key (workspace_id, position, at)
) partition by range (at);
-- History from before the installation; newer months get partitions of their own (see platform/db partitions).
create table event_default partition of event default;
create index on event (workspace_id, customer, at);
create index on event (workspace_id, type, at);

-- Which ids were accepted, across partitions.
create table event_id (
  workspace_id int not null,
  external_id  text not null,
  primary key (workspace_id, external_id)
);

create table orders (
  workspace_id  int not null references workspace,
  id            bigint generated always as identity,
  order_no      text not null,
  customer      int not null,
  -- Minor units (分).
  amount        bigint not null,
  currency      text not null default 'CNY',
  quantity      numeric not null default 0,
  paid_at       timestamptz not null,
  items         jsonb not null default '[]',
  refunded_at   timestamptz,
  refund_amount bigint not null default 0,
  position      bigint not null,
  created_at    timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, customer) references customer (workspace_id, ordinal)
);
create unique index on orders (workspace_id, order_no);
create index on orders (workspace_id, customer, paid_at);
create index on orders (workspace_id, paid_at);
create index on orders (workspace_id, position);
