/** What a model says of customers, kept so that conditions can ask for it like for any attribute. */
import type { CustomerFacts } from '#features/conditions/core';
import { type CustomerRfm, keepRfm, NO_RFM, type Rfm, rfmValues } from '#features/customers';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import type { Look } from './core/public.ts';
import type { ReadyRule } from './live-rules.ts';

/** Of a fixed day the days are kept; otherwise the order that they grow from. */
function rfmOf({ scored }: Look, isFixed: boolean): Rfm {
  if (!scored) return NO_RFM;
  const { lastAt, recencyDays, frequency, monetary, r, f, m } = scored;
  return {
    lastAt: isFixed ? null : new Date(lastAt),
    recencyDays: isFixed ? recencyDays : null,
    frequency,
    monetary,
    r,
    f,
    m,
  };
}

/** A customer's facts with what this look says of him, whatever was kept before. */
export function scoredFacts(facts: CustomerFacts, look: Look, zone: string): CustomerFacts {
  if (look.scored === undefined) return facts;
  const others = [...facts.attributes].filter(([key]) => !key.startsWith('rfm.'));
  return { ...facts, attributes: new Map([...others, ...rfmValues(rfmOf(look, true), zone)]) };
}

/** Writes the scores that changed; answers with the facts of everybody as they are after it. */
export async function keepScores(
  tx: Tx,
  ctx: Ctx,
  { resolved }: ReadyRule,
  decided: readonly { readonly customer: number; readonly look: Look }[],
  facts: ReadonlyMap<number, CustomerFacts>,
): Promise<ReadonlyMap<number, CustomerFacts>> {
  if (resolved.kind !== 'model') return facts;
  const isFixed = resolved.model.asOf !== null;
  await keepRfm(
    tx,
    ctx.workspace,
    decided.map(({ customer, look }): CustomerRfm => ({ customer, ...rfmOf(look, isFixed) })),
  );
  return new Map(
    decided.flatMap(({ customer, look }) => {
      const known = facts.get(customer);
      return known ? [[customer, scoredFacts(known, look, ctx.timeZone)] as const] : [];
    }),
  );
}
