/**
 * Orders as they stand in the journal: `order.paid` with what was paid, and `order.refunded`, each with the position that
 * it took. Tables of events to be read in the place of `event`.
 */
const NO_MORE = 'null::int as staff_id, false as superseded';

export const PAID_EVENTS = `(
  select workspace_id, position, order_no as external_id, 'order.paid'::text as type, customer, paid_at as at,
         created_at as received_at, ${NO_MORE},
         jsonb_strip_nulls(jsonb_build_object(
           'orderNo', order_no, 'amount', amount, 'currency', currency, 'quantity', quantity, 'items', items,
           'product', jsonb_path_query_array(items, '$[*].product'), 'refundAmount', nullif(refund_amount, 0)))
           as properties
    from orders)`;

export const REFUND_EVENTS = `(
  select workspace_id, refund_position as position, order_no as external_id, 'order.refunded'::text as type, customer,
         refunded_at as at, greatest(refunded_at, created_at) as received_at, ${NO_MORE},
         jsonb_build_object('orderNo', order_no, 'amount', refund_amount, 'currency', currency) as properties
    from orders where refund_position is not null)`;
