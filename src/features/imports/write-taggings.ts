import { findCustomers } from '#features/customers';
import type { Outcome, TaggingRecord } from '#features/imports/core';
import { applyRows, type LibraryTag, type RowChange } from '#features/tags';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Batch } from './file-rows.ts';
import { RefusedRows } from './refused-rows.ts';
import { contradictions, TagNames, type WrongTag } from './tag-names.ts';
import { countCodes, NOTHING } from './tally.ts';
import { causeOf, type PrepareBatch, type Writing, type Written } from './write-batch.ts';

interface Row {
  readonly line: number;
  readonly record: TaggingRecord;
  readonly add: readonly LibraryTag[];
  readonly remove: readonly LibraryTag[];
}

interface Prepared {
  readonly batch: Batch<TaggingRecord>;
  readonly writing: Writing;
  readonly refused: RefusedRows;
  readonly names: TagNames;
  readonly rows: readonly Row[];
}

/** Tags of customers who are there. Unlike orders, a tag brings no customer along. */
export const prepareTaggings: PrepareBatch<TaggingRecord> = async (ctx, batch, writing) => {
  const refused = new RefusedRows(batch, writing.kind, writing.columns, writing.mapping);
  const names = new TagNames(writing.library, ctx.actor);
  const rows = batch.outcomes.flatMap((outcome) => rowOf(outcome, names, refused));
  return (tx, now) => writeTaggings(tx, now, { batch, writing, refused, names, rows });
};

async function writeTaggings(
  tx: Tx,
  ctx: Ctx,
  { batch, writing, refused, names, rows }: Prepared,
): Promise<Written> {
  const customers = await findCustomers(tx, ctx, [...new Set(rows.map((row) => row.record.customer))]);
  const changes = rows.flatMap(({ line, record, add, remove }): (RowChange & { line: number })[] => {
    const customer = customers.get(record.customer);
    if (customer === undefined) {
      const facts = { customer: record.customer.slice(0, 80) };
      refused.row(line, [{ column: refused.column('customer'), code: 'customer.notFound', facts }]);
      return [];
    }
    const { evidence, expiresAt } = record;
    return [
      {
        line,
        customer,
        add: add.map((tag) => tag.id),
        remove: remove.map((tag) => tag.id),
        evidence,
        expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt),
      },
    ];
  });
  const cause = causeOf(
    writing,
    changes.map((change) => change.line),
  );
  const applied = await applyRows(tx, ctx, changes, cause);
  for (const { index, tag, code, facts } of applied.refused) {
    const line = changes[index]?.line ?? 0;
    const path = names.path(tag);
    refused.note(line, { column: refused.tagColumn(line, path), code, facts: { ...facts, tag: path } });
  }
  const updated = changes.filter((change) => applied.changed.has(change.customer)).length;
  return {
    counts: {
      ...NOTHING,
      rows: batch.rows,
      updated,
      unchanged: changes.length - updated,
      refused: refused.codes.length,
      refusedBy: countCodes(refused.codes),
      tags: {
        added: applied.added,
        removed: applied.removed,
        unchanged: applied.unchanged,
        refused: applied.refused.length,
        refusedBy: countCodes(applied.refused.map((one) => one.code)),
      },
    },
    problems: refused.problems,
    touched: applied.changed,
  };
}

function rowOf(outcome: Outcome<TaggingRecord>, names: TagNames, refused: RefusedRows): Row[] {
  if (!outcome.ok) {
    refused.outcome(outcome);
    return [];
  }
  const [line = 0] = outcome.lines;
  const { record } = outcome;
  const add = names.find(record.add);
  const remove = names.find(record.remove);
  const both = add.tags
    .filter((tag) => remove.tags.includes(tag))
    .map((tag): WrongTag => ({ name: tag.name, code: 'import.tagBothWays', facts: { tag: tag.path } }));
  const reasons = [...add.wrong, ...remove.wrong, ...contradictions(add.tags), ...both];
  if (reasons.length === 0) return [{ line, record, add: add.tags, remove: remove.tags }];
  refused.row(
    line,
    reasons.map(({ name, code, facts }) => ({ column: refused.tagColumn(line, name), code, facts })),
  );
  return [];
}
