import { countAlive } from '#features/customers';
import { LOWEST_BREAKER, readWorkspaceSettings, record } from '#features/staff';
import { MINUTE, toId } from '#kernel';
import type { Ctx } from '#platform/context';
import type { Tx } from '#platform/db';
import { advanceVocabulary } from '#platform/feed';
import { breakerLimit } from './core/breaker.ts';
import type { LiveRules } from './live-rules.ts';
import type { Changed } from './look-at-customers.ts';
import { setStatus } from './rule-sql.ts';
import { changesSince } from './run-sql.ts';

/** A rule that changes too many in a minute is stopped: what it did stands and can be reverted (N11). */
export async function breakCircuits(
  tx: Tx,
  ctx: Ctx,
  live: LiveRules,
  changed: ReadonlyMap<number, Changed>,
): Promise<void> {
  const suspects = [...changed].filter(([, { added, removed }]) => added + removed > 0).map(([id]) => id);
  if (suspects.length === 0) return;
  const counted = await changesSince(tx, ctx.workspace, suspects, new Date(ctx.now.getTime() - MINUTE));
  const most = Math.max(...suspects.map((id) => counted.get(id) ?? 0));
  // The settings are read only of whoever does much.
  if (most <= LOWEST_BREAKER) return;
  const { circuitBreaker } = await readWorkspaceSettings(tx, ctx.workspace);
  if (most <= circuitBreaker.always) return;
  const limit = breakerLimit(await countAlive(tx, ctx.workspace), circuitBreaker);
  for (const id of suspects) {
    const changes = counted.get(id) ?? 0;
    if (changes <= limit) continue;
    const name = live.rules.find((rule) => rule.id === id)?.name;
    await setStatus(tx, ctx, id, 'stopped', { changes, limit, at: ctx.now.toISOString() });
    await advanceVocabulary(tx, ctx.workspace);
    await record(tx, ctx, {
      did: 'rule.stopped',
      subject: toId('rule', id),
      after: { name, changes, limit },
    });
    ctx.log.warn(
      { workspace: ctx.workspace, rule: id, changes, limit },
      'a rule was stopped by the circuit breaker',
    );
  }
}
