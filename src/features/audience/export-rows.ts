/**
 * The lines of an exported table. Names, phones and attributes stream from the database while lines are written; tags and
 * orders stand in the index, as they were when the people were chosen.
 */
import { type NumberColumn, type OrdinalSet, placesOf, TextColumn } from '#features/audience/core';
import { type ExportedCustomer, streamSummaries } from '#features/customers';
import { toId, wallTexts, withoutPhones } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Cell } from '#platform/files';
import type { WorkspaceIndex } from './index/workspace-index.ts';
import type { Terms } from './vocabulary.ts';

/** People asked for at once: so many that the asking costs nothing, so few that the first line is there at once. */
const PIECE = 10_000;

interface TagColumn {
  readonly name: string;
  readonly holders: OrdinalSet;
  /** Assignments beyond the first, which several people may have put on. */
  readonly more: NumberColumn | null;
}

/** What an export takes from the index: copies, which later changes do not reach. */
export interface Chosen {
  readonly people: OrdinalSet;
  readonly ordersCount: NumberColumn | undefined;
  readonly ordersTotal: NumberColumn | undefined;
  readonly lastOrder: NumberColumn | undefined;
  readonly cycleDays: NumberColumn | undefined;
  readonly nextOrder: NumberColumn | undefined;
  readonly topProduct: TextColumn | null;
  /** Keys of the attributes. */
  readonly attributes: readonly string[];
  /** Names of the groups. */
  readonly groups: readonly string[];
  /** Tags by group, in the order of the library. */
  readonly tags: readonly (readonly TagColumn[])[];
}

const frozen = (column: TextColumn | undefined): TextColumn | null =>
  column ? new TextColumn(column.texts, column.numbers.frozenCopy()) : null;

export const choose = (people: OrdinalSet, index: WorkspaceIndex, terms: Terms): Chosen => ({
  people: people.frozenCopy(),
  ordersCount: index.column('order.count')?.frozenCopy(),
  ordersTotal: index.column('order.total')?.frozenCopy(),
  lastOrder: index.column('order.lastAt')?.frozenCopy(),
  cycleDays: index.column('order.cycleDays')?.frozenCopy(),
  nextOrder: index.column('order.nextAt')?.frozenCopy(),
  topProduct: frozen(index.text('order.topProduct')),
  attributes: terms.declaredAttributes,
  groups: terms.allGroups.map((group) => group.name),
  tags: terms.allGroups.map((group) =>
    terms.allTags
      .filter((tag) => tag.group === group.id)
      .map((tag) => ({
        name: tag.name,
        holders: index.tag(tag.id).frozenCopy(),
        more: index.more.get(tag.id)?.frozenCopy() ?? null,
      })),
  ),
});

const places = new Uint32Array(PIECE);

/** For each of the ordinals the names of the tags, joined; null for none. */
function tagTexts(tags: readonly TagColumn[], ordinals: Uint32Array): (string | null)[] {
  const texts = new Array<string | null>(ordinals.length).fill(null);
  for (const { name, holders, more } of tags) {
    const n = placesOf(holders, ordinals, places);
    for (let k = 0; k < n; k++) {
      const i = places[k] as number;
      const before = texts[i];
      texts[i] = before == null ? name : `${before}；${name}`;
      for (let again = more?.get(ordinals[i] as number) ?? 0; again > 0; again--) texts[i] += `；${name}`;
    }
  }
  return texts;
}

const plain = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  return Array.isArray(value) ? value.join('；') : JSON.stringify(value);
};

/** Columns in front of attributes and groups. */
const FIXED = 13;

/** `customers`: ascending, of one block of the index. */
function lines(
  chosen: Chosen,
  customers: readonly ExportedCustomer[],
  textOf: (at: number) => string,
  readsPhones: boolean,
): Cell[][] {
  const { ordersCount, ordersTotal, lastOrder, cycleDays, nextOrder, topProduct, attributes } = chosen;
  const dated = (at: number | null): Cell => (at === null ? null : { date: textOf(at) });
  const ordinals = Uint32Array.from(customers, (c) => c.ordinal);
  const groups = chosen.tags.map((tags) => tagTexts(tags, ordinals));
  return customers.map((c, i) => {
    const { ordinal } = c;
    const cells = new Array<Cell>(FIXED + attributes.length + groups.length);
    cells[0] = toId('customer', ordinal);
    cells[1] = c.name;
    cells[2] = c.phone;
    cells[3] = c.status;
    cells[4] = c.owner;
    cells[5] = c.remark;
    cells[6] = ordersCount?.get(ordinal) ?? 0;
    cells[7] = (ordersTotal?.get(ordinal) ?? 0) / 100;
    cells[8] = dated(lastOrder?.get(ordinal) ?? null);
    cells[9] = cycleDays?.get(ordinal) ?? null;
    cells[10] = dated(nextOrder?.get(ordinal) ?? null);
    const product = topProduct?.get(ordinal) ?? null;
    cells[11] = product === null || readsPhones ? product : withoutPhones(product);
    cells[12] = dated(c.createdAt);
    let at = FIXED;
    for (const key of attributes)
      cells[at++] = Object.hasOwn(c.attributes, key) ? plain(c.attributes[key]) : null;
    for (const texts of groups) cells[at++] = texts[i] ?? null;
    return cells;
  });
}

/** Ordinals in pieces, each within one block of the index. */
function* piecesOf(people: OrdinalSet): Generator<Uint32Array, void> {
  for (let after: number | null = null; ; ) {
    let piece = people.ordinals({ after, limit: PIECE });
    const first = piece[0];
    if (first === undefined) return;
    const end = piece.findIndex((ordinal) => ordinal >>> 16 !== first >>> 16);
    if (end > 0) piece = piece.subarray(0, end);
    yield piece;
    after = piece[piece.length - 1] as number;
  }
}

/** The lines in batches, by ascending customer number, without the header. */
export async function* linesOf(tx: Tx, ctx: Ctx, chosen: Chosen): AsyncGenerator<Cell[][], void, undefined> {
  const textOf = wallTexts(ctx.timeZone);
  const readsPhones = ctx.actor.rights.has('customers:readPhone');
  for (const piece of piecesOf(chosen.people))
    for await (const customers of streamSummaries(tx, ctx, piece))
      yield lines(chosen, customers, textOf, readsPhones);
}
