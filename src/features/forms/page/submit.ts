/** A form was filled in on a page of ours: it becomes an event of whoever it was, at once or once that is known. */
import { createHash } from 'node:crypto';
import { customerDirectory, holdLiving } from '#features/customers';
import { acceptEvents } from '#features/events';
import { namedByLink, needReader, readerHash, survivorOf, tellReader } from '#features/materials';
import { toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advance } from '#platform/feed';
import type { FilledIn } from '../core/public.ts';
import type { FormRow } from '../form-sql.ts';
import {
  insertAnswer,
  type LinkRow,
  lockLink,
  noteTold,
  setAside,
  setFirstReader,
  type UntoldAnswer,
  untoldAnswers,
} from '../link-sql.ts';

const AT_ONCE = 100;

export interface Submission {
  readonly link: LinkRow;
  readonly form: Pick<FormRow, 'id' | 'name' | 'consent_text'>;
  /** Of the browser. */
  readonly token: string;
  /** Of the page that was sent. */
  readonly page: string;
  readonly answers: FilledIn['answers'];
}

/** Sent twice it counts once. Of somebody of the company nothing counts. */
export async function submit(ctx: Ctx, sent: Submission): Promise<void> {
  const { workspace, now } = ctx;
  const named = await ctx.db.transaction(async (tx) => {
    await advance(tx, workspace, 0);
    const row = await lockLink(tx, workspace, sent.link.id);
    const customer = await survivorOf(tx, ctx, row.customer);
    const held = customer !== null && (await holdLiving(tx, workspace, customer)) ? customer : null;
    const found = await needReader(tx, workspace, readerHash(workspace, sent.token), now);
    if (found.is_staff) return null;
    const { reader, isFirst } = await namedByLink(tx, ctx, { ...row, customer, held }, found);
    if (isFirst) await setFirstReader(tx, workspace, row.id, reader.id);
    const { name, consent_text: consentText } = sent.form;
    await insertAnswer(
      tx,
      workspace,
      {
        form: sent.form.id,
        link: row.id,
        reader: reader.id,
        sentHash: createHash('sha256')
          .update(JSON.stringify([row.id, sent.page, sent.answers]))
          .digest(),
        properties: { form: name, answers: sent.answers, ...(consentText === null ? {} : { consentText }) },
      },
      now,
    );
    if (reader.customer !== null) await tellUntold(tx, ctx);
    return reader.customer === found.customer ? null : reader.id;
  });
  // What was read in this browser before it was known is told now, too. His answer is kept: this may fail.
  if (named !== null)
    await tellReader(ctx, named, null).catch((error) =>
      ctx.log.warn({ err: error }, 'what was read before is told later'),
    );
}

/** Of a workspace, some answers whose people are known by now; true: there may be more. */
export const tellAnswers = (ctx: Ctx): Promise<boolean> =>
  ctx.db.transaction(async (tx) => {
    await advance(tx, ctx.workspace, 0);
    return (await tellUntold(tx, ctx)) === AT_ONCE;
  });

async function tellUntold(tx: Tx, ctx: Ctx): Promise<number> {
  const untold = await untoldAnswers(tx, ctx.workspace, AT_ONCE);
  if (untold.length === 0) return 0;
  const { refused } = await acceptEvents(tx, ctx, untold.map(eventOf), customerDirectory);
  const failures = new Map<number, string>();
  for (const { index, error } of refused) {
    const id = untold[index]?.id;
    if (id !== undefined) failures.set(id, error.code);
    ctx.log.warn({ err: error, answer: id }, 'an answer was set aside: the journal does not take it');
  }
  const told = untold.map((one) => one.id).filter((id) => !failures.has(id));
  await noteTold(tx, ctx.workspace, told);
  if (failures.size > 0) await setAside(tx, ctx.workspace, failures);
  return untold.length;
}

const eventOf = (one: UntoldAnswer): object => ({
  id: `form:${toId('formAnswer', one.id)}`,
  type: 'form.submitted',
  customer: toId('customer', one.customer),
  ...(one.staff_id === null ? {} : { staff: toId('staff', one.staff_id) }),
  at: one.at.toISOString(),
  properties: one.properties,
});
