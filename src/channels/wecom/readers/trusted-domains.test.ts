import { describe, expect, it } from 'vitest';
import { WecomError } from '../client/public.ts';
import type { Connection } from '../connection/connections.ts';
import { TrustedDomains } from './trusted-domains.ts';

/** An app that answers with these domains, one after the other; an error is thrown. */
function appWith(...answers: (string | null | Error)[]) {
  let now = 0;
  let asked = 0;
  const get = async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? null;
    if (answer instanceof Error) throw answer;
    return { trustedDomain: answer };
  };
  const connection = {
    workspace: 1,
    corpId: 'ww1',
    agentId: '1',
    api: { app: { get } },
  } as unknown as Connection;
  const domains = new TrustedDomains(() => new Date(now));
  return {
    ask: () => domains.of(connection),
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
    asked: () => asked,
  };
}

describe('the trusted domain', () => {
  it('is asked for once for many readers, and again after ten minutes', async () => {
    const app = appWith(null, 'tags.example.com');
    expect([await app.ask(), await app.ask(), app.asked()]).toEqual([null, null, 1]);
    app.pass(10);
    expect(await app.ask()).toBe('tags.example.com');
  });

  it('that WeCom does not tell is none, for a minute', async () => {
    const app = appWith(
      new WecomError({ api: 'agent/get', kind: 'unreachable', code: null, hint: null }),
      'tags.example.com',
    );
    expect(await app.ask()).toBeNull();
    app.pass(0.5);
    expect(await app.ask()).toBeNull();
    app.pass(0.5);
    expect(await app.ask()).toBe('tags.example.com');
  });
});
