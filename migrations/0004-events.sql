-- The journal of behaviour, and orders.

-- Makes the partition of one calendar month (UTC) of a table that is partitioned by a time. Rows of that month that
-- already lie in the default partition move over. Does nothing when the partition is there; true when it was made.
create function make_month_partition(parent text, month date) returns boolean language plpgsql as $$
declare
  first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  next  timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
  child text := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
begin
  if to_regclass(child) is not null then return false; end if;
  -- One maker at a time, and no row may arrive between the move and the attachment: it would make that fail.
  execute format('lock table %I in share row exclusive mode', parent);
  if to_regclass(child) is not null then return false; end if;
  execute format('create table %I (like %I including defaults)', child, parent);
  execute format('with moved as (delete from %I where at >= $1 and at < $2 returning *) insert into %I select * from moved',
    parent || '_default', child) using first, next;
  execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, child, first, next);
  return true;
end $$;

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
-- History from before the installation, and anything ahead of the newest month.
create table event_default partition of event default;
create index on event (workspace_id, customer, at);
create index on event (workspace_id, type, at);
select make_month_partition('event', (current_date + make_interval(months => ahead))::date)
  from generate_series(0, 2) ahead;

-- Which ids were accepted, across partitions.
create table event_id (
  workspace_id int not null,
  external_id  text not null,
  primary key (workspace_id, external_id)
);

create table orders (
  workspace_id  int not null,
  id            bigint generated always as identity,
  order_no      text not null,
  customer      int not null,
  -- Minor units (分).
  amount        bigint not null check (amount >= 0),
  currency      text not null default 'CNY',
  quantity      float8 not null default 0,
  paid_at       timestamptz not null,
  items         jsonb not null default '[]',
  refunded_at   timestamptz,
  -- Refunded so far; the whole amount means that the order no longer counts.
  refund_amount bigint not null default 0 check (refund_amount between 0 and amount),
  -- workspace.position when it was accepted: its place in the journal as `order.paid`.
  position      bigint not null,
  -- workspace.position of the last refund: its place in the journal as `order.refunded`.
  refund_position bigint,
  created_at    timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index on orders (workspace_id, order_no);
create index on orders (workspace_id, customer, paid_at);
create index on orders (workspace_id, paid_at);
create index on orders (workspace_id, position);
create index on orders (workspace_id, refund_position) where refund_position is not null;

-- Per customer what conditions ask most, kept in the transaction of every order and refund. Counts orders that are not
-- refunded in full, with what is left of a partly refunded one. No row: no order ever.
create table order_stats (
  workspace_id int not null,
  customer     int not null,
  count        int not null,
  -- Minor units.
  total        bigint not null,
  first_at     timestamptz,
  last_at      timestamptz,
  -- workspace.position of the last change, for whoever follows.
  position     bigint not null,
  primary key (workspace_id, customer)
) with (fillfactor = 85);
create index on order_stats (workspace_id, position);
