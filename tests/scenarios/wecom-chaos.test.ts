/**
 * Both sides change at random while callbacks are lost, doubled, late, shuffled and forged and calls fail in every way.
 * Afterwards, relation by relation, everything is as a plain reading of the acts says: as if nothing had gone wrong.
 * WECOM_CHAOS=20000 makes it that many relations.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type WecomStory, wecomStory } from '#tests/wecom';
import { isReachable } from '../../src/channels/wecom/simulator/state/relations.ts';
import { randomFrom } from '../../src/features/audience/core/slow-twin.ts';

const RELATIONS = Number(process.env.WECOM_CHAOS ?? 800);
const ACTS = Math.min(400, Math.floor(RELATIONS / 4));
const OURS = '本地/重点';

let story: WecomStory;
/** Tags that each customer should hold in the end, by external userid. */
const expected = new Map<string, Set<string>>();
/** Pairs that ended, as `userid externalUserid`. */
const ended = new Set<string>();

beforeAll(async () => {
  story = await wecomStory();
  const { control } = story.simulator;
  control.fill(story.corpId, {
    members: 12,
    customers: Math.floor(RELATIONS * 0.8),
    relations: RELATIONS,
    lost: 0,
    groups: 2,
  });
  await story.product.ask('POST', '/tag-groups', { name: '本地' });
  await story.product.ask('POST', '/tags', { group: '本地', name: '重点' });
  const first = await story.sync();
  expect(first).toMatchObject({ status: 'done', result: { relations: RELATIONS } });
  await written();
}, 900_000);
afterAll(() => story.stop());

const company = () => story.simulator.control.company(story.corpId);
const db = () => story.product.running.db;

function nameOf(id: string): string {
  const { library } = company();
  const tag = library.tag(id);
  return `${(tag && library.group(tag.groupId))?.name}/${tag?.name}`;
}

/** Nothing waits in either direction. */
const written = () =>
  eventually(
    () =>
      db().one<{ n: number }>(
        `select (select count(*) from wecom_writing where due_at < 'infinity')::int
              + (select count(*) from wecom_callback where handled_at is null)::int
              + (select count(*) from wecom_reading where due_at < now() + interval '20 seconds')::int as n`,
      ),
    ({ n }) => n === 0,
    600,
  );

/** What the customers of WeCom's side carry now: the beginning of the plain reading. */
function begin(): void {
  for (const relation of company().relations.all) {
    const held = expected.get(relation.externalUserId) ?? new Set<string>();
    for (const id of relation.tags) held.add(nameOf(id));
    expected.set(relation.externalUserId, held);
  }
}

/** One act on a customer whom nobody else touches: so the end does not depend on the order. */
async function actOn(random: () => number, externalUserId: string): Promise<void> {
  const { relations, library } = company();
  const pair = relations.ofCustomer(externalUserId).find(isReachable);
  const held = expected.get(externalUserId);
  if (!pair || !held) return;
  const { userId } = pair;
  const tags = [...library.tags.values()].filter((tag) => !tag.deleted).map((tag) => nameOf(tag.id));
  const kind = Math.floor(random() * 5);
  if (kind === 0) {
    const tag = tags[Math.floor(random() * tags.length)] ?? '';
    story.act('memberEditsCustomer', { userId, externalUserId, addTags: [tag] });
    held.add(tag);
  } else if (kind === 1) {
    const [tag] = [...pair.tags].map(nameOf);
    if (!tag) return;
    story.act('memberEditsCustomer', { userId, externalUserId, removeTags: [tag] });
    held.delete(tag);
  } else if (kind === 2) {
    const { status } = await story.product.ask('POST', '/taggings', {
      add: [{ customer: `external:${externalUserId}`, tag: OURS }],
    });
    expect(status).toBe(200);
    held.add(OURS);
  } else if (kind === 3) {
    story.act('memberDeletesCustomer', { userId, externalUserId });
    ended.add(`${userId.toLowerCase()} ${externalUserId}`);
  } else {
    const made = story.befriend(userId);
    expected.set(made, new Set());
  }
}

const FAULTS = {
  drop: 0.2,
  duplicate: 0.2,
  delay: 0.2,
  delaySeconds: 2,
  reorder: 5,
  wrongSignature: 0.05,
  otherCorp: 0.05,
};

describe('random acts under random faults', () => {
  it(`end in the same state: ${RELATIONS.toLocaleString('en')} relations, ${ACTS} acts`, async () => {
    const random = randomFrom(20_261_129);
    begin();
    const customers = [...expected.keys()];
    const { control } = story.simulator;
    control.setFaults(story.corpId, FAULTS);
    for (const [kind, code] of [
      ['errcode', -1],
      ['errcode', 45033],
      ['http', 502],
      ['reset', undefined],
      ['lostAnswer', undefined],
      ['garbage', undefined],
    ] as const)
      control.disturb({ kind, ...(code === undefined ? {} : { code }), share: 0.05 });
    for (let n = 0; n < ACTS; n++) {
      await actOn(random, customers[Math.floor((n * customers.length) / ACTS)] ?? '');
      if (n === Math.floor(ACTS / 2)) control.endTokens(story.corpId, 'invalid');
    }
    control.setFaults(story.corpId, {});
    control.endDisturbances();
    await control.settled();
    await settle();
    compareEverything(await heldHere());
  }, 1_800_000);
});

/** Syncs until nothing differs; what waits for somebody's word is taken. */
async function settle(): Promise<void> {
  for (let round = 0; ; round++) {
    await written();
    expect((await story.sync()).status).toBe('done');
    await story.product.ask('POST', '/wecom/drift/fix', {
      way: 'taken',
      kinds: ['relationGone', 'tagRemovedThere'],
    });
    await written();
    const { body } = await story.product.ask('GET', '/wecom/drift?open=true');
    if (body.consistency === 100 && body.total === 0) return;
    if (round > 4) throw new Error(`it does not settle: ${JSON.stringify(body).slice(0, 1500)}`);
  }
}

async function heldHere(): Promise<Map<string, Set<string>>> {
  const rows = await db().many<{ external: string; tags: string[] }>(
    `select i.value as external,
            array(select g.name || '/' || t.name from assignment a
                    join tag t on t.id = a.tag_id join tag_group g on g.id = t.group_id
                   where a.workspace_id = i.workspace_id and a.customer = i.ordinal) as tags
       from customer_identity i where i.kind = 'external'`,
  );
  return new Map(rows.map((row) => [row.external, new Set(row.tags)]));
}

function compareEverything(here: ReadonlyMap<string, ReadonlySet<string>>): void {
  const wrong: string[] = [];
  const say = (what: string, is: Iterable<string>, should: Iterable<string>) => {
    const [a, b] = [[...is].sort().join(), [...should].sort().join()];
    if (a !== b) wrong.push(`${what}: ${a} instead of ${b}`);
  };
  for (const [externalUserId, should] of expected)
    say(`customer ${externalUserId}`, here.get(externalUserId) ?? ['nobody'], should);
  for (const pair of company().relations.all) {
    if (!isReachable(pair)) continue;
    const should = expected.get(pair.externalUserId) ?? new Set();
    say(`pair ${pair.userId} ${pair.externalUserId}`, [...pair.tags].map(nameOf), should);
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(here.size).toBe(expected.size);
  for (const key of ended) {
    const [userid = '', externalUserid = ''] = key.split(' ');
    expect(company().relations.find(userid, externalUserid)?.status).toBe('deletedByStaff');
  }
}
