/** The text of a message, from what is known of its customers now: who is gone by now is not named. */
import { type NamedCustomer, namedCustomers } from '#features/customers';
import { staffNames } from '#features/staff';
import { libraryOf, type ToldChange, toldChangesAt } from '#features/tags';
import { type Language, toId, withoutPhones } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Way } from './contract.ts';
import { MOST_SMS_BYTES, messageText, type ToldCustomer } from './core/public.ts';
import { type Item, itemsOf, MOST_ITEMS } from './message-sql.ts';

export interface Composed {
  readonly text: string;
  /** Owners of the customers who are named. */
  readonly owners: readonly number[];
}

export interface ToCompose {
  readonly id: number;
  /** How many it was about when they came. */
  readonly customers: number;
}

export interface ComposedFor {
  readonly name: string;
  readonly template: string;
  readonly language: Language;
  readonly via: Way;
}

/** Null: none of its customers is there any more. */
export async function compose(
  ctx: Ctx,
  address: string,
  notice: ComposedFor,
  message: ToCompose,
): Promise<Composed | null> {
  const items = await itemsOf(ctx.db, ctx.workspace, [message.id]);
  const customers = await namedCustomers(
    ctx.db,
    ctx.workspace,
    items.map((item) => item.customer),
  );
  const changes = new Map(
    (
      await toldChangesAt(
        ctx.db,
        ctx.workspace,
        items.map((item) => item.position),
        notice.language,
      )
    ).map((change) => [change.position, change]),
  );
  const living = byCustomer(items, customers, changes);
  if (living.length === 0) return null;
  const owners = [...new Set(living.flatMap(({ customer }) => customer.owner ?? []))];
  const facts = {
    library: await libraryOf(ctx.db, ctx.workspace),
    names: await staffNames(ctx.db, ctx.workspace, owners),
    address,
    // `2026-11-29 10:30` on the wall of the workspace.
    clock: new Intl.DateTimeFormat('sv-SE', {
      timeZone: ctx.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    }),
  };
  return {
    owners,
    text: messageText({
      ...notice,
      ...(notice.via === 'sms' ? { most: MOST_SMS_BYTES } : {}),
      listLink: `${address}/customers`,
      customers: living.map((one) => toldCustomer(one, facts)),
      // Whom only the number remembers can't be looked up.
      count: message.customers > MOST_ITEMS ? message.customers : living.length,
    }),
  };
}

interface Living {
  readonly customer: NamedCustomer;
  readonly changes: readonly ToldChange[];
}

/** A line without its change was erased; two records of one person are one. */
function byCustomer(
  items: readonly Item[],
  customers: ReadonlyMap<number, NamedCustomer>,
  changes: ReadonlyMap<number, ToldChange>,
): Living[] {
  const found = new Map<number, { customer: NamedCustomer; changes: ToldChange[] }>();
  for (const item of items) {
    const customer = customers.get(item.customer);
    const change = changes.get(item.position);
    if (!customer || !change) continue;
    const one = found.get(customer.ordinal) ?? { customer, changes: [] };
    found.set(customer.ordinal, one);
    one.changes.push(change);
  }
  return [...found.values()];
}

interface Facts {
  readonly library: Awaited<ReturnType<typeof libraryOf>>;
  readonly names: ReadonlyMap<number, string>;
  readonly address: string;
  readonly clock: Intl.DateTimeFormat;
}

/** A group sees it: phone numbers in names and reasons are masked, whoever is there. */
function toldCustomer({ customer, changes }: Living, facts: Facts): ToldCustomer {
  const last = changes.at(-1);
  const { library, names, address, clock } = facts;
  const path = (id: number): string => (library.tagNow(id) ?? library.tags.get(id))?.path ?? '';
  return {
    name: withoutPhones(customer.name),
    tags: [...new Set(changes.map((change) => path(change.tag)))],
    by: last?.by ?? '',
    why: withoutPhones(last?.why ?? ''),
    time: last ? clock.format(last.at) : '',
    owner: customer.owner === null ? '' : (names.get(customer.owner) ?? ''),
    link: `${address}/customers/${toId('customer', customer.ordinal)}`,
  };
}
