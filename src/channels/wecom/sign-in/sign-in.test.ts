import { describe, expect, it } from 'vitest';
import { attemptOf, keepAttempt, newAttempt } from './attempt.ts';
import { authorizeUrl, isWecomClient, ownPath } from './authorize.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
const asked = {
  base: 'https://qyapi.weixin.qq.com',
  corpId: 'ww1',
  agentId: '1000002',
  back: 'https://tags.example.com/wecom/signed-in',
  state: 'abc',
  inClient: true,
  language: 'zh-CN',
};

describe('the page of WeCom that says who somebody is', () => {
  it('inside WeCom is the silent one, with the mark it wants at the end', () => {
    const url = new URL(authorizeUrl(asked));
    expect(url.origin + url.pathname).toBe('https://open.weixin.qq.com/connect/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      appid: 'ww1',
      redirect_uri: asked.back,
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'abc',
      agentid: '1000002',
    });
    expect(url.hash).toBe('#wechat_redirect');
  });

  it('elsewhere shows a QR code', () => {
    const url = new URL(authorizeUrl({ ...asked, inClient: false }));
    expect(url.origin + url.pathname).toBe('https://login.work.weixin.qq.com/wwlogin/sso/login');
    expect(url.searchParams.get('login_type')).toBe('CorpApp');
  });

  it('of a simulator is the simulator’s own', () => {
    const at = (inClient: boolean) =>
      new URL(authorizeUrl({ ...asked, base: 'http://127.0.0.1:9', inClient })).origin;
    expect([at(true), at(false)]).toEqual(['http://127.0.0.1:9', 'http://127.0.0.1:9']);
  });

  it('is chosen by what the browser calls itself', () => {
    const phone = 'Mozilla/5.0 (iPhone) AppleWebKit/605 Mobile wxwork/4.1.36 MicroMessenger/7.0.1';
    expect([phone, 'Mozilla/5.0 Chrome/140', undefined].map(isWecomClient)).toEqual([true, false, false]);
  });
});

describe('where one goes after signing in', () => {
  it.each(['/sidebar', '/sidebar?external=wm1', '/'])('may be %s', (to) => expect(ownPath(to)).toBe(to));

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '',
    undefined,
    ['/a'],
  ])('is never %j', (to) => expect(ownPath(to)).toBe('/'));
});

describe('an attempt', () => {
  const attempt = newAttempt(7, '/sidebar', NOW);
  const cookie = keepAttempt(attempt, false).split(';')[0] ?? '';

  it('is found again by its state, among other cookies', () => {
    const other = keepAttempt(newAttempt(7, '/other', NOW), false).split(';')[0];
    expect(attemptOf(`a=b; ${other}; ${cookie}`, attempt.state, false, NOW)).toEqual(attempt);
  });

  it('is not found with the state of somebody else', () => {
    const foreign = newAttempt(7, '/', NOW).state;
    expect(attemptOf(cookie, foreign, false, NOW)).toBeNull();
    // The name of the cookie has only its beginning.
    const alike = attempt.state.slice(0, 12) + foreign.slice(12);
    expect(attemptOf(cookie, alike, false, NOW)).toBeNull();
  });

  it('ends after ten minutes', () => {
    const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    expect(attemptOf(cookie, attempt.state, false, later(599))).not.toBeNull();
    expect(attemptOf(cookie, attempt.state, false, later(600))).toBeNull();
  });

  it('survives no nonsense in its cookie', () => {
    const name = cookie.split('=')[0];
    for (const value of ['', 'x', 'bnVsbA', Buffer.from('[1,2]').toString('base64url')])
      expect(attemptOf(`${name}=${value}`, attempt.state, false, NOW)).toBeNull();
  });

  it('over https can be planted by no other host', () =>
    expect(keepAttempt(attempt, true)).toMatch(/^__Host-.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/));
});
