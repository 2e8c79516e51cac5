import { expect } from 'vitest';
import type { TestProduct } from './product.ts';

/** Waits until the rules have seen everything that happened and have done what is due at this time. */
export const rulesSettled = (product: TestProduct, now: number): Promise<void> =>
  expect
    .poll(
      async () =>
        (
          await product.running.db.one<{ left: number }>(
            `select (select w.position - c.position from rule_cursor c join workspace w on w.id = c.workspace_id)
                  + (select count(*) from rule_member m join rule r on r.workspace_id = m.workspace_id and r.id = m.rule_id
                      where r.status = 'live' and m.due_at <= $1) as left`,
            [new Date(now)],
          )
        ).left,
      { interval: 20, timeout: 30_000 },
    )
    .toBe(0);
