/** A form on a page of ours: filled in without signing in, counted once, for whoever it was. */
import fastify from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteCustomer, upsertCustomers } from '#features/customers';
import { nameBrowser } from '#features/materials';
import { DAY } from '#kernel';
import type { Ctx } from '#platform/context';
import { openLog } from '#platform/telemetry';
import { newWorkspace, testCtx, testDatabase } from '#tests/database';
import { formSchedules } from '../lines.ts';
import { makeLink } from '../links.ts';
import { eraseForms } from '../participants.ts';
import { changeForm, createForm } from '../save-form.ts';
import { showForm } from '../show-form.ts';
import { type FormPageParts, mountForms } from './mount.ts';
import { tellAnswers } from './submit.ts';

const db = await testDatabase();
const NOW = Date.UTC(2026, 10, 29, 2);
let workspace: number;
let ctx: Ctx;
let form: string;
let staffLooks = false;
beforeEach(async () => {
  staffLooks = false;
  workspace = await newWorkspace(db, '知鹿家居');
  ctx = testCtx(db, workspace, { now: new Date(NOW) });
  await db.transaction((tx) =>
    upsertCustomers(
      tx,
      ctx,
      [1, 2].map((i) => ({
        ref: `c${i}`,
        name: `王女士 ${i}`,
        externalUserId: `wmWangWangWangWangWangWang${i}`,
      })),
    ),
  );
  const options = ['一居', '两居 <三居>'].map((answer) => ({ answer, tags: [] }));
  const questions = [
    { question: '户型', choice: 'one' as const, options },
    {
      question: '喜欢',
      choice: 'many' as const,
      options: ['衣柜', '橱柜'].map((answer) => ({ answer, tags: [] })),
    },
    { question: '想问什么', choice: 'one' as const, options: [] },
  ];
  form = (
    await createForm(ctx, { name: '预约量尺', consentText: '同意用于联系我', questions, earlier: false })
  ).id;
});

const each = (perMinute: number) => ({ perMinute, most: 100 });
const wide = {
  pages: each(100),
  wrong: each(100),
  sent: each(100),
  pagesOfLink: each(100),
  sentOfLink: each(100),
};

function appWith(
  allowed: Partial<typeof wide> = {},
  ask: () => Promise<{ url: string; cookies: string[] } | null> = async () => null,
) {
  const app = fastify({ trustProxy: true });
  const ports = {
    address: () => '',
    callerOf: async () => (staffLooks ? { actor: { workspace } } : null),
    naming: { ask },
  };
  const parts = { db, log: openLog('silent'), clock: () => new Date(NOW), ports };
  mountForms(app, parts as unknown as FormPageParts, { ...wide, ...allowed });
  return app;
}

/** A browser: it keeps its cookie. */
function browser(app = appWith(), ip = '198.51.100.1', language = 'zh-CN') {
  let cookie = '';
  const headers = () => ({
    'x-forwarded-for': ip,
    'accept-language': language,
    'sec-fetch-site': 'same-origin',
    ...(cookie ? { cookie } : {}),
  });
  const kept = (answer: Awaited<ReturnType<typeof app.inject>>) => {
    const set = [answer.headers['set-cookie'] ?? []].flat()[0];
    if (set) cookie = set.split(';')[0] ?? '';
    return answer;
  };
  return {
    cookie: () => cookie.split('=')[1] ?? '',
    open: (path: string) => app.inject({ url: path, headers: headers() }),
    send: async (path: string, fields: string, more: Record<string, string> = {}) => {
      const { body } = await app.inject({ url: path, headers: headers() });
      const hidden = ['page', 'look'].map((name) => [
        name,
        new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '',
      ]);
      const payload = `${new URLSearchParams(hidden as string[][])}&${fields}`;
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const post = async () =>
        kept(
          await app.inject({
            method: 'POST',
            url: path,
            headers: { ...headers(), ...type, ...more },
            payload,
          }),
        );
      return { first: await post(), again: post };
    },
  };
}

const linkFor = async (customer?: string) =>
  (await makeLink(() => '', ctx, form, customer === undefined ? {} : { customer })).url;
const told = () =>
  db.many<{ ref: number; properties: object }>(
    `select customer as ref, properties from event where workspace_id = $1 and type = 'form.submitted' order by position`,
    [workspace],
  );
const waiting = async () => (await showForm(ctx, form)).waiting;

describe('a form that is filled in', () => {
  it('by a link for one customer is his answer, with the words that he agreed to, and counts once', async () => {
    const link = await linkFor('ref:c1');
    expect(link).toMatch(/^\/f\/[\w-]{16}$/);
    const phone = browser();
    const page = await phone.open(link);
    for (const words of [
      '预约量尺',
      '两居 &lt;三居&gt;',
      '可多选',
      '同意用于联系我',
      '我已阅读并同意',
      '知鹿家居',
    ])
      expect(page.body).toContain(words);
    expect(page.headers['content-security-policy']).toContain("form-action 'self'");
    const { first, again } = await phone.send(link, 'q0=1&q1=0&q1=1&q2=%E5%A4%9A%E5%B0%91%E9%92%B1&agree=1');
    expect([first.statusCode, first.headers.location]).toEqual([303, `${link}?done`]);
    expect((await again()).statusCode).toBe(303);
    const answers = { 户型: '两居 <三居>', 喜欢: ['衣柜', '橱柜'], 想问什么: '多少钱' };
    const properties = { form: '预约量尺', answers, consentText: '同意用于联系我' };
    expect(await told()).toEqual([{ ref: 1, properties }]);
    expect((await phone.open(`${link}?done`)).body).toContain('收到了，谢谢');
    // Whoever it was passed on to is somebody else, of whom nothing is known.
    await browser(appWith(), '198.51.100.2').send(link, 'q0=0&agree=1');
    expect([(await told()).length, await waiting()]).toEqual([1, 1]);
  });

  it('is not taken without what it asks to agree to, without an answer, or when it was changed meanwhile', async () => {
    const link = await linkFor('ref:c1');
    const phone = browser();
    const without = (await phone.send(link, 'q0=1')).first;
    expect(without.statusCode).toBe(422);
    expect(without.body).toMatch(/还没有勾选同意[\s\S]+value="1" checked/);
    expect((await phone.send(link, 'agree=1')).first.body).toContain('还没有作答');
    const stale = await phone.send(link, 'q0=0&agree=1');
    await changeForm(ctx, form, { consentText: '同意联系我，并收到优惠' });
    const { body, statusCode } = await stale.again();
    expect(statusCode).toBe(422);
    expect(body).toMatch(/刚刚改过[\s\S]+并收到优惠/);
    expect(await told()).toHaveLength(1);
  });

  it('by somebody unknown waits for 30 days until it is known who it was', async () => {
    const link = await linkFor();
    const phone = browser();
    await phone.send(link, 'q0=0&agree=1');
    expect([await told(), await waiting()]).toEqual([[], 1]);
    await nameBrowser(ctx, phone.cookie(), { externalUserId: 'wmWangWangWangWangWangWang2', isStaff: false });
    await tellAnswers(ctx);
    expect([await told(), await waiting()]).toMatchObject([[{ ref: 2 }], 0]);
    await browser().send(link, 'q0=1&agree=1');
    const [forget] = formSchedules(() => new Date(NOW + 31 * DAY));
    await forget?.work(db, ctx.log);
    expect(await waiting()).toBe(0);
  });

  it('that the journal does not take is set aside with the reason, and keeps no other waiting', async () => {
    const link = await linkFor();
    const phone = browser();
    await phone.send(link, 'q0=0&agree=1');
    await db.run(`update form_answer set properties = '{"form": 7}' where workspace_id = $1`, [workspace]);
    await phone.send(link, 'q0=1&agree=1');
    await nameBrowser(ctx, phone.cookie(), { externalUserId: 'wmWangWangWangWangWangWang2', isStaff: false });
    await tellAnswers(ctx);
    expect(await told()).toMatchObject([{ ref: 2, properties: { answers: { 户型: '两居 <三居>' } } }]);
    expect(
      await db.many(
        `select refused, properties from form_answer where workspace_id = $1 and properties is not null`,
        [workspace],
      ),
    ).toEqual([{ refused: expect.stringMatching(/^\w+\.\w+$/), properties: { form: 7 } }]);
    expect(await tellAnswers(ctx)).toBe(false);
  });

  it('speaks the language of whoever opens it, and tells nothing of other forms', async () => {
    const link = await linkFor();
    const said = await browser(appWith(), '198.51.100.1', 'en-GB').open(link);
    for (const words of ['lang="en"', 'I have read this and agree', 'What you fill in goes to 知鹿家居'])
      expect(said.body).toContain(words);
    expect((await browser().open('/f/aaaaaaaaaaaaaaaa')).statusCode).toBe(404);
    await changeForm(ctx, form, { archived: true });
    expect((await browser().open(link)).statusCode).toBe(404);
  });

  it('by staff is only looked at, and from another page of the web not at all', async () => {
    const link = await linkFor('ref:c1');
    const elsewhere = await browser().send(link, 'q0=1&agree=1', { 'sec-fetch-site': 'cross-site' });
    expect(elsewhere.first.statusCode).toBe(400);
    staffLooks = true;
    expect((await browser().open(link)).body).toContain('员工预览');
    await browser().send(link, 'q0=1&agree=1');
    expect([await told(), await waiting()]).toEqual([[], 0]);
  });

  it('too often is refused, by address and by link; and a browser in WeChat is sent to be named first', async () => {
    const link = await linkFor();
    const many = appWith({ sent: each(1), sentOfLink: each(2) });
    const one = browser(many);
    expect((await one.send(link, 'q0=0&agree=1')).first.statusCode).toBe(303);
    expect((await one.send(link, 'q0=1&agree=1')).first.statusCode).toBe(429);
    const other = browser(many, '198.51.100.7');
    expect((await other.send(link, 'q0=1&agree=1')).first.statusCode).toBe(303);
    expect((await browser(many, '198.51.100.8').send(link, 'q0=1&agree=1')).first.statusCode).toBe(429);
    const asked = appWith({}, async () => ({ url: 'https://open.weixin.qq.com/x', cookies: ['a=b'] }));
    expect((await browser(asked).open(link)).headers.location).toBe('https://open.weixin.qq.com/x');
  });

  it('of a customer who is erased is forgotten with the links that were made for him', async () => {
    const link = await linkFor('ref:c1');
    await browser().send(link, 'q0=0&agree=1');
    await deleteCustomer(ctx, 'ref:c1', true, [eraseForms]);
    expect((await browser().open(link)).statusCode).toBe(404);
  });
});
