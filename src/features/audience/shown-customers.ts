/** Customers as the result table shows them: fields, masked phone, orders, tags, in the order of the ordinals. */

import { CUSTOMER_SUMMARIES, readSummaries, rfmKeys } from '#features/customers';
import { RFM_LAST_KEY } from '#features/customers/core';
import { ASSIGNMENTS_OF, type Assignment, readAssignments } from '#features/tags';
import { dayIn, daysBetween, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { WorkspaceIndex } from './index/workspace-index.ts';
import type { Terms } from './vocabulary.ts';

/** One question for a whole page: a round trip costs more than the looking up. */
const PAGE = `select ${CUSTOMER_SUMMARIES} as customers, ${ASSIGNMENTS_OF} as assignments`;

/** A tag in the table, apart from how this customer came to it. */
interface NamedTag {
  readonly id: string;
  readonly name: string;
  readonly group: { readonly id: string; readonly name: string };
  readonly path: string;
}

const named = new WeakMap<Terms, Map<number, NamedTag | null>>();

/** Names never change within terms, and a page names the same tags again and again. Null: not for this caller. */
function nameOf(terms: Terms, id: number): NamedTag | null {
  const known = named.get(terms) ?? new Map<number, NamedTag | null>();
  named.set(terms, known);
  let name = known.get(id);
  if (name === undefined) {
    const tag = terms.tag(id);
    const group = tag && terms.group(tag.group);
    name = group
      ? {
          id: toId('tag', tag.id),
          name: tag.name,
          group: { id: toId('group', group.id), name: group.name },
          path: terms.pathOf(tag),
        }
      : null;
    known.set(id, name);
  }
  return name;
}

const iso = (at: number): string => new Date(at).toISOString();

function shownTags(assignments: readonly Assignment[], terms: Terms) {
  const tags = new Map<number, (NamedTag & { readonly source: string; readonly since: string })[]>();
  // Many came to their tags in the same moment.
  const moments = new Map<number, string>();
  for (const { customer, tag, source, since } of assignments) {
    const name = nameOf(terms, tag);
    if (!name) continue;
    const at = moments.get(since) ?? iso(since);
    moments.set(since, at);
    const shown = { id: name.id, name: name.name, group: name.group, path: name.path, source, since: at };
    const list = tags.get(customer);
    if (list) list.push(shown);
    else tags.set(customer, [shown]);
  }
  return tags;
}

/** `rfm.…` by key, the days as they are now; nothing for whom no model speaks of. */
function shownRfm({ now, timeZone }: Ctx, index: WorkspaceIndex, ordinal: number): Record<string, number> {
  const shown: Record<string, number> = {};
  for (const key of rfmKeys) {
    const value = index.column(`rfm.${key}`)?.get(ordinal) ?? null;
    if (value !== null) shown[`rfm.${key}`] = value;
  }
  const since = index.column(RFM_LAST_KEY)?.get(ordinal) ?? null;
  if (since !== null)
    shown['rfm.recencyDays'] = daysBetween(dayIn(new Date(since), timeZone), dayIn(now, timeZone));
  return shown;
}

/** `index`: that of the answer, so that orders are the same number in the list, the condition and the file. */
export async function shownCustomers(
  ctx: Ctx,
  ordinals: readonly number[],
  { index, terms }: { readonly index: WorkspaceIndex; readonly terms: Terms },
) {
  if (ordinals.length === 0) return [];
  const [row] = await ctx.db.rows<{ customers: unknown; assignments: unknown }>({
    name: 'shown-customers',
    text: PAGE,
    values: [ctx.workspace, `{${ordinals.join(',')}}`],
  });
  const customers = new Map(readSummaries(ctx, row?.customers).map((c) => [c.ordinal, c]));
  const tags = shownTags(await readAssignments(ctx, row?.assignments), terms);
  return ordinals.flatMap((ordinal) => {
    const c = customers.get(ordinal);
    if (!c) return [];
    const column = (key: string) => index.column(key)?.get(ordinal) ?? null;
    const [lastAt, nextAt] = [column('order.lastAt'), column('order.nextAt')];
    return [
      {
        id: toId('customer', ordinal),
        name: c.name,
        phone: c.phone,
        status: c.status,
        owner: c.owner,
        followers: c.followers,
        remark: c.remark,
        attributes: { ...c.attributes, ...shownRfm(ctx, index, ordinal) },
        orders: {
          count: column('order.count') ?? 0,
          total: column('order.total') ?? 0,
          lastAt: lastAt === null ? null : iso(lastAt),
          cycleDays: column('order.cycleDays'),
          nextAt: nextAt === null ? null : iso(nextAt),
        },
        tags: tags.get(ordinal) ?? [],
        createdAt: iso(c.createdAt),
      },
    ];
  });
}
