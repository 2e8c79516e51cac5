import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { upsertCustomers } from '#features/customers';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { newestFiles } from './archive-sql.ts';
import type { ChatArchive } from './chat-archive.ts';
import { FileDrop } from './file-drop.ts';
import { archiveStep } from './take-archive.ts';

const db = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'baizigui-chats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WANG = 'wmWangWangWangWangWangWang';
const LI = 'wmLiLiLiLiLiLiLiLiLiLiLiLi';
const GROUP = 'wrGroup';
const T = Date.UTC(2026, 10, 29, 2);

let workspace: number;
let corpId: string;
let drop: FileDrop;
beforeEach(async () => {
  failures = new Map();
  workspace = await newWorkspace(db);
  corpId = `ww${workspace}`;
  mkdirSync(join(folder, corpId), { recursive: true });
  drop = new FileDrop(folder, { settledMs: 0, givenUpMs: 3_600_000 });
  const ctx = testCtx(db, workspace);
  const people = [WANG, LI].map((externalUserId) => ({ externalUserId, name: externalUserId }));
  await db.transaction((tx) => upsertCustomers(tx, ctx, people));
  await db.run(`insert into staff (workspace_id, name, wecom_user_id) values ($1, '林小满', 'LinXiaoMan')`, [
    workspace,
  ]);
});

const path = (name: string) => join(folder, corpId, name);
const lines = (...all: readonly (object | string)[]) =>
  all.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('');

let failures = new Map<string, number>();
async function take(archive: ChatArchive = drop, now = T): Promise<void> {
  const connections = { all: async () => [{ workspace, corpId }] as never };
  const parts = { db, log: openLog('silent'), clock: () => new Date(now), connections, archive };
  const step = archiveStep(parts, archive, failures);
  while (await step());
}

let serial = 0;
const message = (from: string, to: string, content: string, more: object = {}) => ({
  msgid: `m${++serial}`,
  action: 'send',
  from,
  tolist: [to],
  roomid: '',
  msgtime: T,
  msgtype: 'text',
  text: { content },
  ...more,
});
const agrees = (
  who: string,
  chat: object = { userid: 'LinXiaoMan' },
  status = 'Agree',
  at = T / 1000 - 60,
) => ({
  exteranalopenid: who,
  agree_status: status,
  status_change_time: at,
  ...chat,
});

const kept = async () =>
  (
    await db.many<{ type: string; staff: string | null; properties: { text?: string; chat?: string } }>(
      `select type, s.name as staff, properties from event e left join staff s on s.id = e.staff_id
        where e.workspace_id = $1 order by position`,
      [workspace],
    )
  ).map(({ type, staff, properties }) => [type, staff, properties.text ?? null, properties.chat ?? null]);
const tallies = async () =>
  (await newestFiles(db, workspace, 10)).map(
    ({ name, accepted, duplicates, withheld, skipped, aside, problems }) => ({
      name,
      counts: [accepted, duplicates, withheld, skipped, aside],
      problems,
    }),
  );

describe('a delivery', () => {
  it('becomes messages in both directions, of those who agreed, each once however often it comes', async () => {
    const text = lines(
      message(WANG, 'LinXiaoMan', '还没同意', { msgtime: T - 120_000 }),
      agrees(WANG),
      message(WANG, 'LinXiaoMan', '这个套餐多少钱'),
      message('LinXiaoMan', WANG, '给你优惠'),
      message(WANG, 'LinXiaoMan', '', { msgtype: 'image', image: { sdkfileid: 'x' } }),
      message(LI, 'LinXiaoMan', '我没同意'),
      message('LinXiaoMan', 'BenBen', '同事之间'),
      { msgid: 's1', action: 'switch', time: T, user: 'LinXiaoMan' },
    );
    writeFileSync(path('1.jsonl'), text);
    await take();
    const messages = [
      ['message.received', '林小满', '这个套餐多少钱', null],
      ['message.sent', '林小满', '给你优惠', null],
      ['message.received', '林小满', null, null],
    ];
    expect(await kept()).toEqual(messages);
    expect(readdirSync(join(folder, corpId))).toEqual([]);
    writeFileSync(path('2.jsonl'), text);
    await take();
    expect(await kept()).toEqual(messages);
    expect(await tallies()).toEqual([
      // What was said before somebody agreed stays unread.
      { name: '2.jsonl', counts: [0, 3, 2, 2, 0], problems: [] },
      { name: '1.jsonl', counts: [3, 0, 2, 2, 0], problems: [] },
    ]);
    const { leaked } = await db.one<{ leaked: number }>(
      `select count(*)::int as leaked from chat_archive_file where workspace_id = $1 and problems::text like '%没同意%'`,
      [workspace],
    );
    expect(leaked).toBe(0);
  });

  it('of a group counts what customers who agreed there write, and nothing that staff write', async () => {
    const room = { roomid: GROUP, tolist: ['LinXiaoMan', LI] };
    const agree = {
      msgid: 'a1',
      action: 'send',
      from: WANG,
      tolist: ['LinXiaoMan'],
      roomid: GROUP,
      msgtime: T - 1000,
      msgtype: 'agree',
      agree: { userid: WANG, agree_time: T - 1000 },
    };
    const hi = [message(WANG, '', '进群了', room), message(LI, '', '我也在', room)];
    writeFileSync(path('1.jsonl'), lines(agree, ...hi, message('LinXiaoMan', '', '欢迎', room)));
    await take();
    expect(await kept()).toEqual([['message.received', null, '进群了', GROUP]]);
    expect((await tallies())[0]?.counts).toEqual([1, 0, 1, 1, 0]);
  });

  it('sets what it cannot use aside with line and reason, takes the rest, and keeps only these lines for whoever looks', async () => {
    const stranger = 'wmStrangerStrangerStranger';
    const all = [
      agrees(WANG),
      '{ "msgid": "half',
      '[1]',
      message(WANG, 'LinXiaoMan', '没有时间', { msgtime: 'x' }),
      message(stranger, 'LinXiaoMan', '你是谁'),
      `"${'长'.repeat(1_000_001)}"`,
      message(WANG, 'LinXiaoMan', '在的'),
      message(LI, 'LinXiaoMan', '我没同意'),
    ];
    writeFileSync(path('1.jsonl'), lines(...all));
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['在的']);
    const [tally] = await tallies();
    expect(tally?.counts).toEqual([1, 0, 1, 0, 5]);
    expect(tally?.problems).toEqual([
      { line: 2, code: 'archive.notJson' },
      { line: 3, code: 'archive.unknownShape' },
      { line: 4, code: 'archive.noTime' },
      { line: 6, code: 'archive.tooLong' },
      { line: 5, code: 'archive.unknownCustomer' },
    ]);
    expect(readdirSync(join(folder, corpId))).toEqual(['aside']);
    expect(readdirSync(join(folder, corpId, 'aside'))).toEqual(['1.jsonl']);
    const aside = readFileSync(join(folder, corpId, 'aside', '1.jsonl'), 'utf8');
    expect(aside).toBe(lines(...all.slice(1, 5)));

    await db.transaction((tx) =>
      upsertCustomers(tx, testCtx(db, workspace), [{ externalUserId: stranger, name: '' }]),
    );
    renameSync(join(folder, corpId, 'aside', '1.jsonl'), path('1.jsonl'));
    writeFileSync(path('0.jsonl'), lines(agrees(stranger)));
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['在的', '你是谁']);
    await drop.forget(new Date(Date.now() + 1000));
    expect(readdirSync(join(folder, corpId, 'aside'))).toEqual([]);
  });

  it('with ids that the database does not take is read all the same, and nothing of them is guessed', async () => {
    const bad = ['x\u0000', 'x'.repeat(5000)];
    const all = bad.flatMap((id) => [
      agrees(id),
      agrees(WANG, { userid: id }),
      agrees(WANG, { userid: 'LinXiaoMan', roomid: id }),
      message(WANG, 'LinXiaoMan', '群里', { roomid: id }),
      message(id, 'LinXiaoMan', '谁'),
      message('LinXiaoMan', WANG, '给谁', { tolist: [id, WANG] }),
      message(WANG, 'LinXiaoMan', '哪一条', { msgid: id }),
    ]);
    writeFileSync(path('1.jsonl'), lines(agrees(WANG), ...all, message(WANG, 'LinXiaoMan', '在\u0000的')));
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['在的']);
    const [tally] = await tallies();
    expect(tally?.problems).toEqual(all.map((_, i) => ({ line: i + 2, code: 'archive.unknownShape' })));
  });

  it('that is written half is not read, neither under another name nor under its own', async () => {
    writeFileSync(path('1.jsonl.tmp'), lines(agrees(WANG), message(WANG, 'LinXiaoMan', '一')));
    writeFileSync(
      path('2.jsonl'),
      `${lines(agrees(WANG))}${JSON.stringify(message(WANG, 'LinXiaoMan', '二'))}`,
    );
    await take();
    expect(await tallies()).toEqual([]);
    writeFileSync(path('2.jsonl'), '\n', { flag: 'a' });
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['二']);
    // One that is touched every moment is left alone for as long.
    const patient = new FileDrop(folder, { settledMs: 3_600_000, givenUpMs: 7_200_000 });
    writeFileSync(path('3.jsonl'), lines(message(WANG, 'LinXiaoMan', '三')));
    expect([await patient.next(corpId), await patient.next(corpId)]).toEqual([null, null]);
  });

  it('that grows while it is read, and one whose reader died, come again and count once', async () => {
    writeFileSync(path('1.jsonl'), lines(agrees(WANG), message(WANG, 'LinXiaoMan', '一')));
    const growing = await drop.next(corpId);
    if (!growing) throw new Error('nothing was handed over');
    writeFileSync(path('1.jsonl'), lines(message(WANG, 'LinXiaoMan', '二')), { flag: 'a' });
    expect(await growing.finish(new Set([1]))).toBe(false);

    const dying: ChatArchive = {
      next: async (corp) => {
        const delivery = await drop.next(corp);
        return (
          delivery && {
            ...delivery,
            finish: async () => {
              throw Object.assign(new Error('killed'), { code: 'KILLED' });
            },
          }
        );
      },
      forget: async () => {},
    };
    await take(dying);
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['一', '二']);
    expect((await tallies()).map(({ counts }) => counts)).toEqual([[0, 2, 0, 0, 0]]);
  });

  it('that fails again and again is put aside with a problem, and those behind it are read', async () => {
    writeFileSync(path('1.jsonl'), lines(agrees(WANG), message(WANG, 'LinXiaoMan', '一')));
    writeFileSync(path('2.jsonl'), lines(message(WANG, 'LinXiaoMan', '二')));
    const failing: ChatArchive = {
      next: async (corp) => {
        const delivery = await drop.next(corp);
        if (delivery?.name !== '1.jsonl') return delivery;
        const read = async function* () {
          yield* delivery.read();
          throw new Error('of a kind that nobody foresaw');
        };
        return { ...delivery, read };
      },
      forget: async () => {},
    };
    for (let i = 0; i < 4; i++) await take(failing);
    expect((await tallies()).map(({ name }) => name)).toEqual(['1.jsonl']);
    await take(failing);
    expect((await kept()).map(([, , text]) => text)).toEqual(['一', '二']);
    expect(await tallies()).toMatchObject([
      { name: '2.jsonl', problems: [] },
      { name: '1.jsonl', problems: [{ line: 3, code: 'archive.failed' }] },
    ]);
    expect(readdirSync(join(folder, corpId, 'aside'))).toEqual(['1.jsonl']);
  });
});

describe('somebody who', () => {
  it('does not agree any more takes that chat back, and it does not come again; others stay', async () => {
    const said = [message(WANG, 'LinXiaoMan', '一'), message('LinXiaoMan', WANG, '二')];
    writeFileSync(path('1.jsonl'), lines(agrees(WANG), agrees(LI), ...said, message(LI, 'LinXiaoMan', '三')));
    await take();
    writeFileSync(
      path('2.jsonl'),
      lines(agrees(WANG, {}, 'Disagree', T / 1000), message(WANG, 'LinXiaoMan', '四')),
    );
    await take();
    // Without a chat nobody knows what was taken back.
    expect((await tallies())[0]?.problems).toEqual([{ line: 1, code: 'archive.unknownShape' }]);
    const no = agrees(WANG, undefined, 'Disagree', T / 1000);
    writeFileSync(path('3.jsonl'), lines(no, ...said, message(WANG, 'LinXiaoMan', '五')));
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['三']);
    // An older word does not win over it.
    writeFileSync(path('4.jsonl'), lines(agrees(WANG), ...said));
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['三']);
  });

  it('does not agree any more takes back what was exchanged with people who are no staff here, or became it', async () => {
    const all = ['ZhangSan', 'LaoZhou'].flatMap((who) => [
      agrees(WANG, { userid: who }),
      message(WANG, who, `给${who}`),
      message(who, WANG, `${who}回`),
    ]);
    writeFileSync(path('1.jsonl'), lines(...all));
    await take();
    expect(await kept()).toHaveLength(4);
    await db.run(`insert into staff (workspace_id, name, wecom_user_id) values ($1, '老周', 'LaoZhou')`, [
      workspace,
    ]);
    const no = (userid: string) => agrees(WANG, { userid }, 'Disagree', T / 1000);
    writeFileSync(path('2.jsonl'), lines(no('ZhangSan')));
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['给LaoZhou', 'LaoZhou回']);
    writeFileSync(path('3.jsonl'), lines(no('LaoZhou')));
    await take();
    expect(await kept()).toEqual([]);
  });

  it('agrees or not without a time does so from when it is read', async () => {
    const untimed = (status: string) => agrees(WANG, undefined, status, 0);
    const at = (minutes: number, text: string) =>
      message(WANG, 'LinXiaoMan', text, { msgtime: T + minutes * 60_000 });
    writeFileSync(path('1.jsonl'), lines(untimed('Agree'), at(-1, '同意之前'), at(1, '一')));
    await take();
    // Told again, it does not begin anew.
    writeFileSync(path('2.jsonl'), lines(untimed('Agree'), at(2, '二')));
    await take(drop, T + 600_000);
    expect((await kept()).map(([, , text]) => text)).toEqual(['一', '二']);
    writeFileSync(path('3.jsonl'), lines(untimed('Disagree'), at(21, '三')));
    await take(drop, T + 1_200_000);
    expect(await kept()).toEqual([]);
  });

  it('has refused is not read until he agrees at a time that is known to be later', async () => {
    const [yes, no] = ['Agree', 'Disagree'].map(
      (status) => (minutes: number | null) =>
        agrees(WANG, undefined, status, minutes === null ? 0 : T / 1000 + minutes * 60),
    ) as [(minutes: number | null) => object, (minutes: number | null) => object];
    const says = (text: string) => message(WANG, 'LinXiaoMan', text, { msgtime: T + 3_600_000 });
    const texts = async (name: string, ...all: readonly object[]) => {
      writeFileSync(path(`${name}.jsonl`), lines(...all));
      await take(drop, T + 1_800_000);
      return (await kept()).map(([, , text]) => text);
    };
    expect(await texts('1', no(-60), yes(null), says('一'))).toEqual([]);
    expect(await texts('2', yes(-60), yes(-61), says('二'))).toEqual([]);
    expect(await texts('3', yes(-59), says('三'))).toEqual(['三']);
    // Whatever the clocks say: nobody knows that it was before he agreed.
    expect(await texts('4', yes(31), no(null), yes(31), says('四'))).toEqual([]);
    expect(await texts('5', yes(32), says('五'))).toEqual(['五']);
  });

  it('agreed without a time has not agreed any more by each refusal, whenever it was, and has by an agreement with one', async () => {
    const word = (status: string, minutes: number | null) =>
      agrees(WANG, undefined, status, minutes === null ? 0 : T / 1000 + minutes * 60);
    const texts = async (name: string, ...all: readonly object[]) => {
      writeFileSync(path(`${name}.jsonl`), lines(...all));
      await take();
      return (await kept()).map(([, , text]) => text);
    };
    const says = (minutes: number, text: string) =>
      message(WANG, 'LinXiaoMan', text, { msgtime: T + minutes * 60_000 });
    expect(await texts('1', word('Agree', null), says(1, '一'))).toEqual(['一']);
    expect(await texts('2', word('Disagree', -3), says(1, '二'))).toEqual([]);
    // Later than the refusal, although it is earlier than what was read before it.
    expect(await texts('3', word('Agree', -2), says(-1, '三'))).toEqual(['三']);

    const li = { userid: 'LaoZhou' };
    await texts('4', agrees(WANG, li, 'Agree', 0), agrees(WANG, li, 'Agree', T / 1000 - 120));
    const early = message(WANG, 'LaoZhou', '四', { msgtime: T - 60_000 });
    expect(await texts('5', agrees(WANG, li, 'Disagree', T / 1000 - 180), early)).toEqual(['三', '四']);
  });

  it('recalls a message has not written it', async () => {
    const slip = message(WANG, 'LinXiaoMan', '发错了');
    const recall = {
      ...message(WANG, 'LinXiaoMan', ''),
      action: 'recall',
      msgtype: 'revoke',
      revoke: { pre_msgid: slip.msgid },
    };
    writeFileSync(path('1.jsonl'), lines(agrees(WANG), slip, message(WANG, 'LinXiaoMan', '对的'), recall));
    await take();
    expect((await kept()).map(([, , text]) => text)).toEqual(['对的']);
  });
});
