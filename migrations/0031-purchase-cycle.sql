-- How often a customer buys, and when the next order is expected: beside what else is kept of his orders.

alter table order_stats
  -- Median of the whole days between days with orders, in the zone of the workspace; null with fewer than 3 such days.
  add column cycle_days int,
  -- The last order and so many days more, at the same time of day; null without a cycle.
  add column next_at timestamptz;

with newest as (
  select o.workspace_id, o.customer, o.paid_at at time zone w.time_zone as at,
         row_number() over (partition by o.workspace_id, o.customer order by o.paid_at desc) as n
    from order_stats s
    join workspace w on w.id = s.workspace_id
    join orders o on o.workspace_id = s.workspace_id and o.customer = s.customer
   where s.count >= 3 and (o.refunded_at is null or o.refund_amount < o.amount)
), purchases as (
  select workspace_id, customer, max(at) as at,
         at::date - lag(at::date) over (partition by workspace_id, customer order by at::date) as gap
    from newest where n <= 500 group by workspace_id, customer, at::date
), cycles as (
  select workspace_id, customer, max(at) as last_at,
         floor(percentile_cont(0.5) within group (order by gap) + 0.5)::int as days
    from purchases group by workspace_id, customer having count(gap) >= 2
)
update order_stats s set cycle_days = c.days, next_at = (c.last_at + make_interval(days => c.days)) at time zone w.time_zone
  from cycles c join workspace w on w.id = c.workspace_id
 where s.workspace_id = c.workspace_id and s.customer = c.customer;
