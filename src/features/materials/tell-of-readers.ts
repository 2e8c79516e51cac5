/**
 * Tells staff by WeCom who reads what they sent, while it is read: once of each customer in the interval that they chose,
 * and what begins within one step in one message. It is written down before it leaves: after a crash a message may be
 * missing, none comes twice (docs/decisions/0029).
 */
import { askerNow } from '#features/staff';
import { asSeenBy, grouped, languages, READS_NOW_MS, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import { EachUnlessResting, type Line } from '#platform/queue';
import { readerText } from './core/public.ts';
import { type MaterialParts, readingCtx } from './parts.ts';
import { visibleNames } from './read-visits.ts';
import { noteToldOf, type ReaderToTell, readersToTell } from './told-sql.ts';

const REST_MS = 5000;
/** Whoever is gone before this has not read. */
const FIRST_SECONDS = 3;

/** A line of its own: WeCom may be slow, and visits that have ended shall not wait for it. */
export function readersLine(parts: MaterialParts): Line {
  const each = new EachUnlessResting(
    'somebody was not told who reads',
    ({ workspace_id, staff_id }: ReaderToTell) => ({ workspace: workspace_id, staff: staff_id }),
  );
  const step = async () => {
    const now = parts.clock();
    const rows = await readersToTell(parts.db, new Date(now.getTime() - READS_NOW_MS), now, FIRST_SECONDS);
    const byStaff = grouped(rows, staffOf);
    const staff = new Map(rows.map((row) => [staffOf(row), row])).values();
    return each.step(parts.log, staff, async (one) => {
      await tellOne(parts, one, byStaff.get(staffOf(one)) ?? [], now);
      // Whoever goes on reading is found again at the next step.
      return false;
    });
  };
  return { name: 'readers', restMs: REST_MS, step };
}

const staffOf = (row: ReaderToTell): string => `${row.workspace_id} ${row.staff_id}`;

async function tellOne(
  parts: MaterialParts,
  { workspace_id: workspace, staff_id: staff, language: chosen }: ReaderToTell,
  rows: readonly ReaderToTell[],
  now: Date,
): Promise<void> {
  const { delivery, address } = parts.ports;
  if (!(await delivery.isConnected(workspace))) return;
  const ctx = await asStaff(parts, workspace, staff, now);
  if (!ctx) return;
  await noteToldOf(
    parts.db,
    workspace,
    staff,
    rows.map((row) => row.customer),
    now,
  );
  const named = await visibleNames(
    ctx,
    rows.map((row) => row.customer),
  );
  const readings = rows.map((row) => ({
    customer: named(row.customer),
    material: row.material,
    passedOn: row.passed_on,
  }));
  const [only] = readings;
  const link = readings.length === 1 && only?.customer ? `/customers/${only.customer.id}` : '/materials';
  const language = languages.find((one) => one === chosen) ?? 'zh-CN';
  const text = readerText(
    asSeenBy(
      ctx.actor,
      readings.map((one) => ({ ...one, customer: one.customer?.name ?? null })),
    ),
    address() + link,
    language,
  );
  const delivered = await delivery.toStaff(workspace, [staff], text);
  if (delivered.kind !== 'sent')
    parts.log.info(
      { workspace, staff: toId('staff', staff), kind: delivered.kind },
      'a notice of a reader did not go',
    );
}

/** With that person's own rights and reach; null: he may not see customers, or has left. */
async function asStaff(
  parts: MaterialParts,
  workspace: number,
  staff: number,
  now: Date,
): Promise<Ctx | null> {
  const ctx = await readingCtx(parts, workspace);
  const actor = await askerNow(parts.db, workspace, { ...ctx.actor, staff }, now);
  return actor?.rights.has('customers:read') ? { ...ctx, actor } : null;
}
