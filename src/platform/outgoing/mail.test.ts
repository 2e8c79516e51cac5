import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SmtpAnswers, type SmtpServer, smtpServer, textOf } from '#tests/outgoing';
import { mailer } from './mail.ts';

let server: SmtpServer;
beforeAll(async () => {
  server = await smtpServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.answers = {};
});

const settings = () => ({
  host: '127.0.0.1',
  port: server.port,
  secure: false,
  login: null as { user: string; password: string } | null,
  from: '百子柜 <tags@shop.example>',
});
const mail = {
  id: 'ntm_1',
  to: ['li@shop.example'],
  subject: '高意向提醒',
  text: '王女士\n打上了「意向/高意向」',
};
const send = (over: Partial<ReturnType<typeof settings>> = {}, to = mail.to) =>
  mailer({ ...settings(), ...over }, 2000).send({ ...mail, to });

describe('a mail', () => {
  it('arrives once, as it was written, from whom the operator named', async () => {
    const before = server.mails.length;
    expect(await send()).toEqual({ kind: 'sent', refused: [] });
    const [got] = server.mails.slice(before);
    expect(got).toMatchObject({ from: 'tags@shop.example', to: mail.to });
    expect(got && textOf(got)).toContain(mail.text);
    expect(got?.source).toMatch(/^Message-ID: <ntm_1@shop\.example>$/im);
    expect(got?.source).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(server.mails).toHaveLength(before + 1);
  });

  it('says whom the server did not take, and lets the others have it', async () => {
    expect(await send({}, ['nobody@shop.example', 'li@shop.example'])).toEqual({
      kind: 'sent',
      refused: ['nobody@shop.example'],
    });
    expect(await send({}, ['nobody@shop.example'])).toEqual({ kind: 'refused', code: 550 });
  });

  it.each<[string, SmtpAnswers, unknown]>([
    [
      'a server that is busy is asked again',
      { mail: '451 later' },
      { kind: 'later', code: 451, until: null },
    ],
    [
      'so is one that is busy after all of it',
      { end: '452 full' },
      { kind: 'later', code: 452, until: null },
    ],
    ['one that refuses it is not', { end: '554 spam' }, { kind: 'refused', code: 554 }],
    [
      'one that hangs up before it took anything is asked again',
      { data: null },
      { kind: 'later', code: null, until: null },
    ],
    ['one that hangs up at once too', { greeting: null }, { kind: 'later', code: null, until: null }],
    ['one that hangs up after it took the message may have sent it', { end: null }, { kind: 'unknown' }],
  ])('%s', async (_, answers, outcome) => {
    server.answers = answers;
    expect(await send()).toEqual(outcome);
  });

  it('waits for a server that is not there', async () => {
    expect(await send({ port: 1 })).toEqual({ kind: 'later', code: null, until: null });
  });
});

describe('the password', () => {
  const login = { user: 'tags@shop.example', password: 'p@ss:wörd' };

  it('opens the door; a wrong one is tried again once somebody may have mended it', async () => {
    expect(await send({ login })).toEqual({ kind: 'sent', refused: [] });
    expect(server.logins.at(-1)).toBe('tags@shop.example:p@ss:wörd');
    server.answers = { auth: '535 wrong' };
    expect(await send({ login })).toEqual({ kind: 'later', code: 535, until: null });
  });

  it('never leaves this machine in the clear', async () => {
    const before = server.logins.length;
    // The same server, by an address that is not known to be this machine's.
    expect(await send({ login, host: '0.0.0.0' })).toMatchObject({ kind: 'later' });
    expect(server.logins).toHaveLength(before);
  });

  it('is tried without sending anything', async () => {
    const before = server.mails.length;
    expect(await mailer({ ...settings(), login }, 2000).check()).toBeNull();
    server.answers = { auth: '535 wrong' };
    expect(await mailer({ ...settings(), login }, 2000).check()).toContain('535');
    expect(server.mails).toHaveLength(before);
  });
});
