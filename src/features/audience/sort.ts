/**
 * Orders of the result list. Keys with few values (levels of a group, statuses, options) are sets in order; numbers and
 * dates are columns. Texts are not in the index: their order is read from the rows when somebody sorts by them, and kept
 * as ranks until a customer changes.
 */
import { NumberColumn, type OrderKey, type OrdinalSet } from '#features/audience/core';
import { streamTextRanks } from '#features/customers';
import { OWNER_KEY } from '#features/customers/core';
import { invalid } from '#kernel';
import type { Ctx } from '#platform/context';
import { builtInColumns, builtInTexts, type WorkspaceIndex } from './index/workspace-index.ts';
import type { Terms } from './vocabulary.ts';

export interface SortKey {
  readonly by: string;
  readonly order: 'asc' | 'desc';
}

/** `ranks`: the values move when others change, so a place is found again by its customer. */
export type WalkKey = OrderKey & { readonly ranks?: true };

/** Fields of the result list by the names that they have there. */
const FIELDS: Readonly<Record<string, string>> = {
  name: 'customer.name',
  status: 'customer.status',
  owner: OWNER_KEY,
  createdAt: 'customer.createdAt',
  'orders.count': 'order.count',
  'orders.total': 'order.total',
  'orders.lastAt': 'order.lastAt',
};
const NAME = 'customer.name';
/** Most combinations of sets that a page may have to look into. */
const MOST_PARTS = 5000;
const MOST_SHOWN = 60;

/** What a caller can sort by, as he writes it. */
function sortable(terms: Terms): string[] {
  const attributes = terms.declaredAttributes.filter((key) => terms.attribute(key)?.type !== 'many');
  const groups = terms.allGroups.map((group) => `group:${group.name}`);
  return [...Object.keys(FIELDS), ...builtInColumns, ...attributes, ...groups];
}

function unknown(i: number, by: string, terms: Terms) {
  const allowed = sortable(terms);
  const shown = allowed.slice(0, MOST_SHOWN).join(', ') + (allowed.length > MOST_SHOWN ? ', …' : '');
  const facts = { by: by.slice(0, 100), allowed: shown };
  return invalid('sort.unknown', facts, [{ path: `sort.${i}.by`, code: 'unknownSort', facts }]);
}

/** The sets of a key with few values, ascending; null for any other key. */
function setsOf(by: string, key: string, index: WorkspaceIndex, terms: Terms): OrdinalSet[] | null {
  if (by.startsWith('group:')) {
    const [group] = terms.findGroups(by.slice(6));
    if (!group) return null;
    const tags = [...terms.tagsOf(group.id)].sort((a, b) => a.order - b.order);
    return tags.map((tag) => index.tag(tag.id));
  }
  const attribute = terms.attribute(key);
  const values = index.values(key);
  if (!attribute || !values || attribute.type === 'many') return null;
  const options = attribute.type === 'boolean' ? ['false', 'true'] : [...(attribute.options ?? [])];
  if (key === OWNER_KEY) {
    const names = new Intl.Collator('zh-CN');
    const labelOf = (option: string) => attribute.labels?.get(option) ?? option;
    options.sort((a, b) => names.compare(labelOf(a), labelOf(b)));
  }
  return options.map((option) => values.with(option));
}

interface Ranks {
  readonly people: number;
  readonly column: Promise<NumberColumn>;
}

/** Texts by which somebody sorted, per index. */
const MOST_KEPT = 4;
const kept = new WeakMap<WorkspaceIndex, Map<string, Ranks>>();

function ranksOf(ctx: Ctx, index: WorkspaceIndex, key: string): Promise<NumberColumn> {
  const byKey = kept.get(index) ?? new Map<string, Ranks>();
  kept.set(index, byKey);
  const known = byKey.get(key);
  if (known?.people === index.people) return known.column;
  byKey.delete(key);
  const [oldest] = byKey.keys();
  if (oldest !== undefined && byKey.size >= MOST_KEPT) byKey.delete(oldest);
  const column = readRanks(ctx, key);
  byKey.set(key, { people: index.people, column });
  column.catch(() => byKey.delete(key));
  return column;
}

const readRanks = (ctx: Ctx, key: string): Promise<NumberColumn> =>
  ctx.db.snapshot(async (tx) => {
    const column = new NumberColumn();
    for await (const pairs of streamTextRanks(
      tx,
      ctx.workspace,
      key === NAME ? 'name' : { attribute: key },
    )) {
      const ordinals = new Uint32Array(pairs.length / 2);
      const ranks = new Int32Array(ordinals.length);
      for (let i = 0; i < ordinals.length; i++) {
        ordinals[i] = pairs[2 * i] ?? 0;
        ranks[i] = pairs[2 * i + 1] ?? 0;
      }
      column.setMany(ordinals, ranks);
    }
    return column;
  });

/** Errors: `sort.unknown` with what can be sorted by, `sort.tooMany`. */
export async function orderKeysOf(
  ctx: Ctx,
  sort: readonly SortKey[],
  index: WorkspaceIndex,
  terms: Terms,
): Promise<WalkKey[]> {
  const keys: WalkKey[] = [];
  let parts = 1;
  for (const [i, { by, order }] of sort.entries()) {
    const key = (Object.hasOwn(FIELDS, by) ? FIELDS[by] : undefined) ?? by;
    const sets = setsOf(by, key, index, terms);
    const column = index.column(key);
    if (sets) {
      parts *= sets.length + 1;
      if (parts > MOST_PARTS)
        throw invalid('sort.tooMany', { by: by.slice(0, 100) }, [
          { path: `sort.${i}.by`, code: 'sort.tooMany' },
        ]);
      keys.push({ kind: 'sets', sets: order === 'desc' ? sets.reverse() : sets });
    } else if (column) {
      keys.push({ kind: 'column', column, order });
      // Days that grow are sorted by the moment they are counted from, the other way round.
      const since = index.column(terms.attribute(key)?.ageOf ?? '');
      if (since) keys.push({ kind: 'column', column: since, order: order === 'asc' ? 'desc' : 'asc' });
    } else if (key === NAME || (index.text(key) !== undefined && !builtInTexts.includes(key)))
      keys.push({ kind: 'column', column: await ranksOf(ctx, index, key), order, ranks: true });
    else throw unknown(i, by, terms);
  }
  return keys;
}
