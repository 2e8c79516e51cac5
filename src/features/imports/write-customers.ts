import { type CheckedCustomers, checkCustomers, type Upserted, upsertChecked } from '#features/customers';
import type { CustomerRecord, Outcome } from '#features/imports/core';
import { applyRows, type LibraryTag, type RowChange } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Batch } from './file-rows.ts';
import { RefusedRows } from './refused-rows.ts';
import { contradictions, TagNames } from './tag-names.ts';
import { countCodes, NOTHING } from './tally.ts';
import { causeOf, type PrepareBatch, type Writing, type Written } from './write-batch.ts';

interface Row {
  readonly line: number;
  readonly customer: CustomerRecord['customer'];
  readonly tags: readonly LibraryTag[];
}

/** Customers with their tags. A row with a tag that cannot be meant is refused as a whole. */
export const prepareCustomers: PrepareBatch<CustomerRecord> = async (ctx, batch, writing) => {
  const refused = new RefusedRows(batch, writing.kind, writing.columns, writing.mapping);
  const names = new TagNames(writing.library, ctx.actor);
  const rows = batch.outcomes.flatMap((outcome) => rowOf(outcome, names, refused));
  const checked = await checkCustomers(
    ctx.db,
    ctx,
    rows.map((row) => row.customer),
  );
  return (tx, now) => writeCustomers(tx, now, { batch, writing, refused, names, rows, checked });
};

interface Prepared {
  readonly batch: Batch<CustomerRecord>;
  readonly writing: Writing;
  readonly refused: RefusedRows;
  readonly names: TagNames;
  readonly rows: readonly Row[];
  readonly checked: CheckedCustomers;
}

async function writeCustomers(
  tx: Tx,
  ctx: Ctx,
  { batch, writing, refused, names, rows, checked }: Prepared,
): Promise<Written> {
  const upserted = await upsertChecked(tx, ctx, checked, writing.job);
  for (const { index, error } of upserted.refused) refused.error(rows[index]?.line ?? 0, error);

  const changes = upserted.results.flatMap(({ index, ordinal }): (RowChange & { line: number })[] => {
    const row = rows[index];
    if (!row || row.tags.length === 0) return [];
    return [{ customer: ordinal, add: row.tags.map((tag) => tag.id), remove: [], line: row.line }];
  });
  const cause = causeOf(
    writing,
    changes.map((change) => change.line),
  );
  const created = new Set(statusOf(upserted, 'created'));
  const applied = changes.length > 0 ? await applyRows(tx, ctx, changes, cause, created) : null;
  for (const { index, tag, code, facts } of applied?.refused ?? []) {
    const line = changes[index]?.line ?? 0;
    const path = names.path(tag);
    refused.note(line, { column: refused.tagColumn(line, path), code, facts: { ...facts, tag: path } });
  }

  const changed = applied?.changed ?? new Set<number>();
  const isUpdated = ({ status, ordinal }: Upserted['results'][number]) =>
    status === 'updated' || (status === 'unchanged' && changed.has(ordinal) && !created.has(ordinal));
  const updated = upserted.results.filter(isUpdated);
  return {
    counts: {
      ...NOTHING,
      rows: batch.rows,
      new: created.size,
      updated: updated.length,
      unchanged: upserted.results.length - created.size - updated.length,
      refused: refused.codes.length,
      refusedBy: countCodes(refused.codes),
      tags: {
        added: applied?.added ?? 0,
        removed: applied?.removed ?? 0,
        unchanged: applied?.unchanged ?? 0,
        refused: applied?.refused.length ?? 0,
        refusedBy: countCodes((applied?.refused ?? []).map((one) => one.code)),
      },
      newCustomers: created.size,
    },
    problems: refused.problems,
    touched: new Set([...statusOf(upserted, 'updated'), ...changed]),
  };
}

const statusOf = (upserted: Upserted, status: 'created' | 'updated'): number[] =>
  upserted.results.filter((one) => one.status === status).map((one) => one.ordinal);

function rowOf(outcome: Outcome<CustomerRecord>, names: TagNames, refused: RefusedRows): Row[] {
  if (!outcome.ok) {
    refused.outcome(outcome);
    return [];
  }
  const [line = 0] = outcome.lines;
  const { tags, wrong } = names.find(outcome.record.tags);
  const reasons = [...wrong, ...contradictions(tags)];
  if (reasons.length === 0) return [{ line, customer: outcome.record.customer, tags }];
  refused.row(
    line,
    reasons.map(({ name, code, facts }) => ({ column: refused.tagColumn(line, name), code, facts })),
  );
  return [];
}
