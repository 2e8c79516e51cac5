/** Customers as lines of a table of people: a page of a list, or a piece of a file. */
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { CustomerOutput } from './contract.ts';
import { maskingFor } from './masking.ts';
import { type SummaryRow, streamSummaryTexts } from './summary-sql.ts';

export interface CustomerSummary {
  readonly ordinal: number;
  readonly name: string;
  /** Masked unless the caller may read phone numbers. */
  readonly phone: string | null;
  readonly status: CustomerOutput['status'];
  readonly owner: { readonly id: string; readonly name: string } | null;
  /** How many people follow now. */
  readonly followers: number;
  readonly remark: string;
  readonly attributes: CustomerOutput['attributes'];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** What `CUSTOMER_SUMMARIES` answered, as this caller may see it. Whether they are within reach was asked before. */
export function readSummaries(ctx: Ctx, rows: unknown): CustomerSummary[] {
  const masking = maskingFor(ctx.actor);
  return ((rows ?? []) as SummaryRow[]).map((row) => {
    const [ordinal, name, remark, status, owner, ownerName, attributes, createdAt, phone, followers] = row;
    return {
      ordinal,
      name: masking.prose(name),
      phone: phone === null ? null : masking.phone(phone),
      status,
      owner: owner === null ? null : { id: toId('staff', owner), name: ownerName ?? '' },
      followers,
      remark: masking.prose(remark),
      attributes: masking.attributes(attributes),
      createdAt,
    };
  });
}

/** Lines of a file made together. */
const BATCH = 500;

/** A line of a file: without what a file does not say. */
export type ExportedCustomer = Omit<CustomerSummary, 'followers' | 'owner'> & {
  /** Name of the owner. */
  readonly owner: string | null;
};

/**
 * Of these ascending ordinals those that exist, ascending, in batches. Whether they are within reach was asked before.
 * Nothing else may be asked of the transaction meanwhile.
 */
export async function* streamSummaries(
  tx: Tx,
  ctx: Ctx,
  ordinals: Uint32Array,
): AsyncGenerator<ExportedCustomer[], void, undefined> {
  const masking = maskingFor(ctx.actor);
  let at = 0;
  // The database sends a dozen at a time; each batch costs whoever writes it a turn of the event loop.
  let batch: ExportedCustomer[] = [];
  for await (const rows of streamSummaryTexts(tx, ctx.workspace, ordinals)) {
    for (const [number, name, remark, status, owner, attributes, createdAt, phone] of rows) {
      const ordinal = Number(number);
      while (at < ordinals.length && (ordinals[at] as number) < ordinal) at++;
      if (ordinals[at] !== ordinal) continue;
      batch.push({
        ordinal,
        name: masking.prose(name ?? ''),
        phone: phone == null ? null : masking.phone(phone),
        status: status as CustomerSummary['status'],
        owner: owner ?? null,
        remark: masking.prose(remark ?? ''),
        attributes: masking.attributes(JSON.parse(attributes ?? '{}')),
        createdAt: Number(createdAt),
      });
    }
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
