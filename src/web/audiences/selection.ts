/** Which customers are selected: some, one by one, or everybody for whom the condition holds. Pure. */
import type { ShownCustomer } from './api.ts';

export type Selection =
  | { readonly kind: 'some'; readonly customers: ReadonlyMap<string, ShownCustomer> }
  | { readonly kind: 'all' };

export const nobody: Selection = { kind: 'some', customers: new Map() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.kind === 'all' || selection.customers.has(id);

export const sizeOf = (selection: Selection, total: number): number =>
  selection.kind === 'all' ? total : selection.customers.size;

/** The same selection, with what is known of the customers in view by now. */
export function refreshed(selection: Selection, page: readonly ShownCustomer[]): Selection {
  if (selection.kind === 'all') return selection;
  const customers = new Map(selection.customers);
  for (const each of page) if (customers.has(each.id)) customers.set(each.id, each);
  return { kind: 'some', customers };
}

/** `page`: the customers in view; taking one out of everybody leaves those in view. */
export function toggle(
  selection: Selection,
  customer: ShownCustomer,
  page: readonly ShownCustomer[],
): Selection {
  const customers = new Map(
    selection.kind === 'all' ? page.map((each) => [each.id, each] as const) : selection.customers,
  );
  if (!customers.delete(customer.id)) customers.set(customer.id, customer);
  return { kind: 'some', customers };
}

/** The whole page, or none of it when all of it is selected. */
export function togglePage(selection: Selection, page: readonly ShownCustomer[]): Selection {
  if (selection.kind === 'all') return nobody;
  const customers = new Map(selection.customers);
  const whole = page.every((each) => customers.has(each.id));
  for (const each of page) {
    if (whole) customers.delete(each.id);
    else customers.set(each.id, each);
  }
  return { kind: 'some', customers };
}

/** From the row that was selected last to this one. */
export function selectRange(
  selection: Selection,
  page: readonly ShownCustomer[],
  from: string | null,
  to: string,
): Selection {
  if (selection.kind === 'all') return selection;
  const end = page.findIndex((each) => each.id === to);
  const start = page.findIndex((each) => each.id === from);
  const customers = new Map(selection.customers);
  for (const each of page.slice(Math.min(start < 0 ? end : start, end), Math.max(start, end) + 1))
    customers.set(each.id, each);
  return { kind: 'some', customers };
}
