import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#platform/db';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { keepCallback } from '../callback/callback-sql.ts';
import { WecomError } from '../client/public.ts';
import type { WecomParts } from '../parts.ts';
import { Welcomes } from './welcome.ts';

const db: Db = await testDatabase();
const SECOND = 1000;

let workspace: number;
let now: Date;
let sent: { welcomeCode: string; text: string }[];
/** What the next calls meet, in order; after that they succeed. */
let failures: (() => Promise<void>)[];
let codes = 0;

beforeEach(async () => {
  workspace = await newWorkspace(db);
  now = new Date('2026-06-01T02:00:00Z');
  sent = [];
  failures = [];
  await db.run(
    `insert into channel (workspace_id, kind, state, name, welcome, created_at, updated_at)
     values ($1, 'contactWay', 'bzg_known', '门店', $2, now(), now()), ($1, 'contactWay', 'bzg_silent', '无', null, now(), now())`,
    [
      workspace,
      JSON.stringify({
        text: '欢迎来到{{channel.name}}',
        attachments: [],
        variants: [{ days: [1], from: '20:00', to: '24:00', text: '晚上好', attachments: [] }],
      }),
    ],
  );
});

/** A process of the product: the same database, nothing else in common. */
function process(): Welcomes {
  const sendWelcome = async (message: { welcomeCode: string; text: string }) => {
    await failures.shift()?.();
    sent.push(message);
  };
  const connection = { workspace, paused: false, api: { messages: { sendWelcome } } };
  const connections = { of: async () => connection };
  const { log } = testCtx(db, workspace);
  return new Welcomes({ db, log, clock: () => now, connections } as unknown as WecomParts);
}

const body = (state = 'bzg_known', code = `code-${++codes}`) =>
  `<xml><ToUserName><![CDATA[ww1]]></ToUserName><CreateTime>1780279200</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[add_external_contact]]></ChangeType><UserID><![CDATA[Anna]]></UserID><ExternalUserID><![CDATA[wm1]]></ExternalUserID><State><![CDATA[${state}]]></State><WelcomeCode><![CDATA[${code}]]></WelcomeCode></xml>`;

const keep = (text: string) =>
  keepCallback(db, workspace, createHash('sha256').update(text).digest(), text, now);

async function received(text: string, ...processes: readonly Welcomes[]): Promise<void> {
  for (const one of processes) one.received(workspace, text);
  await Promise.all(processes.map((one) => one.settled()));
}

async function recovered(seconds: number, one = process()): Promise<void> {
  now = new Date(now.getTime() + seconds * SECOND);
  await one.recover(workspace);
  await one.settled();
}

const outcomes = async () =>
  (
    await db.many<{ outcome: string | null; code: number | null }>(
      'select outcome, code from channel_welcome where workspace_id = $1',
      [workspace],
    )
  ).map(({ outcome, code }) => (code === null ? outcome : `${outcome} ${code}`));

const refusing = (code: number, kind: 'refused' | 'unreachable' | 'backoff') => async () => {
  throw new WecomError({
    api: 'send_welcome_msg',
    kind,
    code: kind === 'unreachable' ? null : code,
    hint: null,
  });
};

describe('a welcome', () => {
  it('is sent once, however many processes hear of it', async () => {
    await received(body(), process(), process(), process());
    expect(sent).toMatchObject([{ text: '欢迎来到门店' }]);
    expect(await outcomes()).toEqual(['sent']);
  });

  it('says what its hour wants', async () => {
    now = new Date('2026-06-01T12:30:00Z');
    await received(body(), process());
    expect(sent).toMatchObject([{ text: '晚上好' }]);
  });

  it('is not for foreign states, nor for a channel without one', async () => {
    await received(body('wb:1:2'), process());
    await received(body('bzg_unknown'), process());
    await received(body('bzg_silent'), process());
    expect(sent).toEqual([]);
    expect(await outcomes()).toEqual(['none']);
  });

  it('that WeCom refuses is not tried again', async () => {
    const text = body();
    await keep(text);
    failures = [refusing(41051, 'refused')];
    await received(text, process());
    await recovered(6);
    expect([sent, await outcomes()]).toEqual([[], ['refused 41051']]);
  });

  it('that did not reach WeCom is tried again within its 20 seconds', async () => {
    const text = body();
    await keep(text);
    failures = [refusing(0, 'unreachable')];
    await received(text, process());
    expect(await outcomes()).toEqual([null]);
    await recovered(6);
    expect([sent.length, await outcomes()]).toEqual([1, ['sent']]);
  });

  it('whose process was killed while sending is taken over, by one process', async () => {
    const text = body();
    await keep(text);
    failures = [() => new Promise(() => {})];
    process().received(workspace, text);
    await new Promise((done) => setTimeout(done, 200));
    await recovered(2);
    expect(sent).toEqual([]);
    const [one, other] = [process(), process()];
    now = new Date(now.getTime() + 4 * SECOND);
    await Promise.all([one.recover(workspace), other.recover(workspace)]);
    await Promise.all([one.settled(), other.settled()]);
    expect([sent.length, await outcomes()]).toEqual([1, ['sent']]);
  });

  it('that was taken over and had arrived after all counts as sent', async () => {
    const text = body();
    await keep(text);
    failures = [() => new Promise(() => {}), refusing(41051, 'refused')];
    process().received(workspace, text);
    await new Promise((done) => setTimeout(done, 200));
    await recovered(6);
    expect(await outcomes()).toEqual(['sent 41051']);
  });

  it('whose process was killed before it began is sent by another', async () => {
    await keep(body());
    await keep(body('wb:1:2'));
    await recovered(2);
    expect([sent.length, await outcomes()]).toEqual([1, ['sent']]);
    await recovered(2);
    expect(sent).toHaveLength(1);
  });

  it('is given up when its 20 seconds are over', async () => {
    const text = body();
    await keep(text);
    failures = [refusing(0, 'unreachable')];
    await received(text, process());
    await recovered(21);
    expect([sent, await outcomes()]).toEqual([[], ['late']]);
  });

  it('leaves no code in the table', async () => {
    await received(body('bzg_known', 'a-secret-code'), process());
    const { text } = await db.one<{ text: string }>(
      'select string_agg(w::text, $2) as text from channel_welcome w where workspace_id = $1',
      [workspace, ' '],
    );
    expect(text).not.toContain('a-secret-code');
    expect(text).not.toContain(Buffer.from('a-secret-code').toString('hex'));
  });
});
