import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmsServer, smsServer } from '#tests/outgoing';
import { smsSender } from './sms.ts';

let server: SmsServer;
beforeAll(async () => {
  server = await smsServer();
});
afterAll(() => server.close());

const key = 'a-key-of-tests-0123';
const now = new Date('2026-11-29T10:00:00Z');
const sms = { id: 'ntm_1', to: ['13800006021', '13900006022'], text: '王女士 打上了「意向/高意向」' };
const sender = (url = server.url) => smsSender({ url, key }, () => now, 2000);

describe('an SMS', () => {
  it('is handed over with a signature by which the other side knows it, and a repeated one', async () => {
    expect(await sender().send(sms)).toEqual({ kind: 'sent', refused: [] });
    const { headers, body } = server.received.at(-1) ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toEqual({ id: 'ntm_1', phones: sms.to, text: sms.text });
    expect(headers).toMatchObject({
      'webhook-id': 'ntm_1',
      'webhook-timestamp': String(now.getTime() / 1000),
    });
    const signature = createHmac('sha256', key)
      .update(`ntm_1.${now.getTime() / 1000}.${body}`)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(JSON.stringify(headers)).not.toContain(key);
  });

  it.each<[string, SmsServer['answer'], unknown]>([
    [
      'names whom it did not reach',
      { status: 200, body: { refused: ['139'] } },
      { kind: 'sent', refused: ['139'] },
    ],
    [
      'waits as long as it is told to',
      { status: 429, headers: { 'retry-after': '30' } },
      { kind: 'later', code: 429, until: new Date(now.getTime() + 30_000) },
    ],
    [
      'is tried again when somebody may mend the key',
      { status: 401 },
      { kind: 'later', code: 401, until: null },
    ],
    ['is not when it is refused', { status: 422 }, { kind: 'refused', code: 422 }],
    ['may have gone when the other side broke', { status: 500 }, { kind: 'unknown' }],
    ['may have gone when nobody answered', null, { kind: 'unknown' }],
  ])('%s', async (_, answer, outcome) => {
    server.answer = answer;
    expect(await sender().send(sms)).toEqual(outcome);
  });

  it('waits for an address that is not there', async () => {
    expect(await sender('http://127.0.0.1:2/send').send(sms)).toEqual({
      kind: 'later',
      code: null,
      until: null,
    });
    expect(await sender('http://127.0.0.1:2/send').check()).toBe('ECONNREFUSED');
  });

  it('is not sent to find out whether somebody is there', async () => {
    server.answer = { status: 405 };
    const before = server.received.length;
    expect(await sender().check()).toBeNull();
    expect(server.received).toHaveLength(before);
  });
});
