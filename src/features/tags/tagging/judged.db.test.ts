/** What people took off of the tags of rules, as the quality of rules is told. */
import { beforeEach, expect, it } from 'vitest';
import { newWorkspace, testDatabase } from '#tests/database';
import { takenOffByDay, takenOffByWeek } from './judged.ts';

const db = await testDatabase();
const NOW = new Date('2026-11-20T08:00:00Z');

let workspace = 0;
let position = 0;
beforeEach(async () => {
  workspace = await newWorkspace(db);
});

/** A tag of this rule that was there since `since` goes at `at`. */
const goes = (rule: string, since: string, at: string, by = 'manual') =>
  db.run(
    `with put as (
       insert into cause (workspace_id, source, actor_kind, actor_id, actor_name, evidence, first_position, last_position, at)
       values ($1, 'rule', 'system', 'rules', 'R', jsonb_build_object('rule', $2::text), 1, 1, $3) returning id)
     insert into tag_change (workspace_id, position, at, cause_id, customer, tag_id, source, added, was_source, was_since,
                             was_cause_id)
     select $1, $4, $5, 0, 1, 1, $6::source, false, 'rule', $3, id from put`,
    [workspace, rule, since, ++position, at, by],
  );

it('is counted for each rule by itself, by day of the zone, with what is fresh among it', async () => {
  await goes('rule_1', '2026-11-01T00:00:00Z', '2026-11-12T15:59:00Z');
  await goes('rule_1', '2026-11-12T00:00:00Z', '2026-11-12T16:01:00Z');
  await goes('rule_1', '2026-11-01T00:00:00Z', '2026-11-13T01:00:00Z', 'wecom');
  await goes('rule_1', '2026-11-01T00:00:00Z', '2026-11-13T01:00:00Z', 'bulk');
  await goes('rule_1', '2026-11-01T00:00:00Z', '2026-11-09T00:00:00Z');
  await goes('rule_2', '2026-11-12T00:00:00Z', '2026-11-13T01:00:00Z');
  const since = new Date('2026-11-10T00:00:00Z');
  expect(await takenOffByDay(db, workspace, 'rule_1', { since, zone: 'Asia/Shanghai' })).toEqual([
    { day: '2026-11-12', count: 1, fresh: 0 },
    { day: '2026-11-13', count: 2, fresh: 1 },
  ]);
});

it('is counted by weeks back from now, of the rules that are asked for', async () => {
  await goes('rule_1', '2026-11-01T00:00:00Z', '2026-11-20T08:00:00Z');
  await goes('rule_1', '2026-11-01T00:00:00Z', '2026-11-13T08:00:01Z');
  await goes('rule_1', '2026-11-01T00:00:00Z', '2026-11-13T08:00:00Z');
  await goes('rule_1', '2026-10-01T00:00:00Z', '2026-11-06T08:00:00Z');
  await goes('rule_2', '2026-11-01T00:00:00Z', '2026-11-19T08:00:00Z');
  await goes('rule_3', '2026-11-01T00:00:00Z', '2026-11-19T08:00:00Z');
  const weeks = await takenOffByWeek(db, workspace, ['rule_1', 'rule_2'], NOW, 2);
  expect(weeks.sort((a, b) => a.rule.localeCompare(b.rule) || a.week - b.week)).toEqual([
    { rule: 'rule_1', week: 0, count: 2 },
    { rule: 'rule_1', week: 1, count: 1 },
    { rule: 'rule_2', week: 0, count: 1 },
  ]);
});
