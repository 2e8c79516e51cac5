import { describe, expect, it } from 'vitest';
import { mailSettings, modelSettings, smsSettings } from './outgoing.ts';

const FROM = '百子柜 <tags@shop.example>';
const mail = (url: string, from = FROM) => mailSettings({ BAIZIGUI_SMTP_URL: url, BAIZIGUI_SMTP_FROM: from });
const sms = (url: string, key = 'a-key-of-tests-0123') =>
  smsSettings({ BAIZIGUI_SMS_URL: url, BAIZIGUI_SMS_KEY: key });

describe('the mail server', () => {
  it('is an address with the password in it', () => {
    expect(mail('smtps://tags%40shop.example:p%40ss@smtp.shop.example')).toEqual({
      host: 'smtp.shop.example',
      port: 465,
      secure: true,
      login: { user: 'tags@shop.example', password: 'p@ss' },
      from: FROM,
    });
    expect(mail('smtp://localhost:2525')).toMatchObject({ port: 2525, secure: false, login: null });
    expect(mail('smtp://smtp.shop.example')).toMatchObject({ port: 587 });
    expect(mailSettings({})).toBeNull();
  });

  it.each([
    ['https://smtp.shop.example', FROM, 'must look like'],
    ['smtp://a@smtp.shop.example', FROM, 'both user and password'],
    ['smtp://smtp.shop.example', 'tags', 'must be an address'],
    ['smtp://smtp.shop.example', 'a <b@c>\r\nBcc: x@y', 'must be an address'],
    ['smtp://smtp.shop.example', '', 'set together'],
  ])('%j from %j is refused with what to do', (url, from, said) =>
    expect(() => mail(url, from)).toThrow(said),
  );

  it('never stands in an error', () => {
    expect(() => mail('smtp://u:hunter2@smtp.shop.example/x')).toThrow(/^(?!.*hunter2)/);
  });
});

describe('the SMS address', () => {
  it('is https, or this machine', () => {
    expect(sms('https://sms.shop.example/send')).toEqual({
      url: 'https://sms.shop.example/send',
      key: 'a-key-of-tests-0123',
    });
    expect(sms('http://127.0.0.1:9000/')).not.toBeNull();
    expect(() => sms('http://sms.shop.example/')).toThrow('https');
    expect(() => sms('https://sms.shop.example/', 'short')).toThrow('16');
    expect(() => sms('sms')).toThrow('address');
  });
});

describe('the model', () => {
  const model = (url: string, name = 'm') =>
    modelSettings({ BAIZIGUI_MODEL_URL: url, BAIZIGUI_MODEL_NAME: name, BAIZIGUI_MODEL_KEY: 'secret' });
  it('is asked at an address with TLS, or on this machine', () => {
    expect(modelSettings({})).toBeNull();
    expect(model('https://models.example/v1/')).toEqual({
      url: 'https://models.example/v1',
      name: 'm',
      key: 'secret',
    });
    expect(
      modelSettings({ BAIZIGUI_MODEL_URL: 'http://127.0.0.1:11434/v1', BAIZIGUI_MODEL_NAME: 'q' }),
    ).toEqual({
      url: 'http://127.0.0.1:11434/v1',
      name: 'q',
      key: null,
    });
    expect(() => model('http://models.example/v1')).toThrow(/^(?!.*secret).*https/);
    expect(() => model('https://models.example/v1', '')).toThrow('set together');
  });
});
