-- What a customer buys most: beside what else is kept of his orders.

-- The product in most of the newest orders, at least two; of equals the one bought last, then by name. Null: no such one.
alter table order_stats add column top_product text;

with newest as (
  select o.workspace_id, o.customer, o.id, o.paid_at, o.items,
         row_number() over (partition by o.workspace_id, o.customer order by o.paid_at desc, o.id desc) as n
    from order_stats s
    join orders o on o.workspace_id = s.workspace_id and o.customer = s.customer
   where s.count >= 2 and (o.refunded_at is null or o.refund_amount < o.amount)
), products as (
  select workspace_id, customer, item ->> 'product' as product, count(distinct id) as orders, max(paid_at) as last_at
    from newest cross join jsonb_array_elements(items) item
   where n <= 500 group by workspace_id, customer, item ->> 'product' having count(distinct id) >= 2
), tops as (
  select distinct on (workspace_id, customer) workspace_id, customer, product from products
   order by workspace_id, customer, orders desc, last_at desc, product collate "C"
)
update order_stats s set top_product = t.product from tops t
 where s.workspace_id = t.workspace_id and s.customer = t.customer;
