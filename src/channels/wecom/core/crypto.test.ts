import { createCipheriv } from 'node:crypto';
import * as official from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CipherError,
  decryptMessage,
  encryptMessage,
  jsApiSignature,
  sameSignature,
  signatureOf,
} from './crypto.ts';

const TOKEN = 'QDG6eK';
const KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const CORP = 'wx5823bf96d3bd56c7';

/** A and B are Tencent’s own samples, C is of go-workwx, D was written by `@wecom/crypto` 1.0.1. */
const vectors = [
  {
    name: 'A, verification of the address',
    token: TOKEN,
    key: KEY,
    corp: CORP,
    timestamp: '1409659589',
    nonce: '263014780',
    encrypted: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    message: '1616140317555161061',
  },
  {
    name: 'B, a message with a pad of 30',
    token: TOKEN,
    key: KEY,
    corp: CORP,
    timestamp: '1409659813',
    nonce: '1372623149',
    encrypted: [
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911',
      'L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLx',
      'AUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9',
      'nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/u',
      'h9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
    ].join(''),
    signature: '477715d11cdb4164915debcba66cb864d751f3e6',
    message: [
      '<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>',
      '<FromUserName><![CDATA[mycreate]]></FromUserName>',
      '<CreateTime>1409659813</CreateTime>',
      '<MsgType><![CDATA[text]]></MsgType>',
      '<Content><![CDATA[hello]]></Content>',
      '<MsgId>4561255354251345929</MsgId>',
      '<AgentID>218</AgentID>',
      '</xml>',
    ].join('\n'),
    random: '0960688932c47ef1',
  },
  {
    name: 'C, another corp',
    token: 'kjr2TKI8umCBfVF3wAHk8JiPwma5VBme',
    key: '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
    corp: 'ww6a112864f8022910',
    timestamp: '1583940690',
    nonce: 'VHh7ymSeb0jc4lSb',
    encrypted: '6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==',
    signature: '1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011',
    message: '94966531020182955848408',
  },
  {
    name: 'D, an event of a contact',
    token: TOKEN,
    key: KEY,
    corp: CORP,
    timestamp: '1403610513',
    nonce: 'nonce123',
    encrypted: [
      'sKqRbbiSUnDhFHOvPjtUMZHAmPegVDvZ2oZuhXD8WOdDtY/r9pKIabQrZfH6QWq8LeEOhdxyllEWVcDoeA30I3kcct49Qhpd',
      'E9WrnkgkvH935iQo8RHTLgKnweOU5y6zmISIAL1GlGpLT7V+Yg4054P5H6enxGQdhhBMoHzVnzciHSqusTlV+o+KPKKWVlUA',
      'xww55LbZDuenOInKkrstaYo3Av2jwiP0z/YwFA9jKpiZXbDSso6sAVtWcV9rEI4etYMlgsiyVLqupW3Ajiw2hjAZQHp+CKIm',
      '5TH+JXbIt1bnLPKlWaxM88gfFz3MwQtwadD4vfoBTt4TxuGr19yadwp1N8/Dt19ZYLzEcsN5PpHONbaNOnXinoKob4Ma9W9K',
      'tnkEuA6vzIkwW2PYk03eirITc1ZXeiviLUFbPhOLVgIAAjutPwcH6lqtr2wPaCg1YdizkNbetoCjGW/Rgmlkdi/IlEGAZT4j',
      'emA7qYL2N2+1G1wQxFC5hGJ3HGyAhDjaUJYYtEBoEOkAF62PtDCCnHeQU1f7AQmWxBq0pLmNH5Wc9ZibmINX7+81AnsbrLUk',
      '4TFPILgqZzYvf31dPIUy3w==',
    ].join(''),
    signature: '604bd8a26c9cb58fb7030abc009ec30e618c5c6b',
    message:
      '<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName>' +
      '<CreateTime>1403610513</CreateTime><MsgType><![CDATA[event]]></MsgType>' +
      '<Event><![CDATA[change_external_contact]]></Event><ChangeType><![CDATA[edit_external_contact]]></ChangeType>' +
      '<UserID><![CDATA[zhangsan]]></UserID><ExternalUserID><![CDATA[woAJ2GCAAAXtWyujaWJHDDGi0mAAAA]]></ExternalUserID></xml>',
    random: '0123456789abcdef',
  },
];

const codeOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof CipherError) return error.code;
    throw error;
  }
  return 'read';
};

/** The cipher with any last bytes, as nobody honest would write it. */
function sealed(plain: Buffer): string {
  const key = Buffer.from(`${KEY}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

describe('the published vectors', () => {
  it.each(vectors)('$name: has the signature that WeCom sends', (v) => {
    expect(signatureOf(v.token, v.timestamp, v.nonce, v.encrypted)).toBe(v.signature);
  });

  it.each(vectors)('$name: is read', (v) => {
    expect(decryptMessage(v.key, v.encrypted, v.corp)).toBe(v.message);
  });

  it.each(vectors.filter((v) => v.random))('$name: is written again byte for byte', (v) => {
    expect(encryptMessage(v.key, v.message, v.corp, Buffer.from(v.random ?? ''))).toBe(v.encrypted);
  });

  it('a page of the JS-SDK has the signature of the documentation, whatever stands behind #', () => {
    const question = {
      ticket: 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg',
      nonce: 'Wm3WZYTPz0wzccnW',
      timestamp: 1414587457,
      url: 'http://mp.weixin.qq.com?params=value',
    };
    expect(jsApiSignature(question)).toBe('0f9de62fce790f9a083d5c99e95740ceb90c27ed');
    expect(jsApiSignature({ ...question, url: `${question.url}#/customer` })).toBe(jsApiSignature(question));
  });
});

describe('what is not from WeCom, or not for us', () => {
  const message = encryptMessage(KEY, 'hello', CORP);

  it('one wrong letter, or one too few, makes another signature', () => {
    const { signature } = vectors[0] ?? { signature: '' };
    expect(sameSignature(signature, signature)).toBe(true);
    expect(sameSignature(signature, `${signature.slice(0, -1)}4`)).toBe(false);
    expect(sameSignature(signature, signature.slice(0, -1))).toBe(false);
    expect(sameSignature(signature, '')).toBe(false);
  });

  it.each([
    ['another receiver', () => decryptMessage(KEY, message, 'ww0000000000000000'), 'receiveId'],
    [
      'a receiver that only begins the same',
      () => decryptMessage(KEY, message, CORP.slice(0, -1)),
      'receiveId',
    ],
    ['base64 that was cut off', () => decryptMessage(KEY, message.slice(0, -5), CORP), 'base64'],
    [
      'a whole block that is missing half',
      () => decryptMessage(KEY, sealed(Buffer.alloc(48, 1)), CORP),
      'base64',
    ],
    ['a + that became a space', () => decryptMessage(KEY, ` ${message.slice(1)}`, CORP), 'base64'],
    ['nothing', () => decryptMessage(KEY, '', CORP), 'base64'],
    ['a pad of 0', () => decryptMessage(KEY, sealed(Buffer.alloc(64, 0)), CORP), 'padding'],
    ['a pad above 32', () => decryptMessage(KEY, sealed(Buffer.alloc(64, 33)), CORP), 'padding'],
    [
      'a pad whose bytes differ',
      () => decryptMessage(KEY, sealed(Buffer.from([...Array(62).fill(7), 1, 2])), CORP),
      'padding',
    ],
    ['a length behind the end', () => decryptMessage(KEY, sealed(Buffer.alloc(64, 2)), CORP), 'length'],
    ['no room for a length', () => decryptMessage(KEY, sealed(Buffer.alloc(32, 20)), CORP), 'length'],
    ['a key that is too short', () => decryptMessage(KEY.slice(1), message, CORP), 'aesKey'],
    ['a key with a sign in it', () => encryptMessage(`${KEY.slice(1)}+`, 'hello', CORP), 'aesKey'],
  ])('%s is refused and named', (_, read, code) => expect(codeOf(read)).toBe(code));
});

describe('beside the official package', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 500 });
  const corp = fc.stringMatching(/^ww[0-9a-f]{16}$/);
  const key = fc.stringMatching(/^[A-Za-z0-9]{42}[AEIMQUYcgkosw048]$/);

  it('it reads whatever we write', () => {
    fc.assert(
      fc.property(key, text, corp, (aesKey, message, id) => {
        const read = official.decrypt(aesKey, encryptMessage(aesKey, message, id));
        expect({ message: read.message, id: read.id }).toEqual({ message, id });
      }),
    );
  });

  it('we read whatever it writes', () => {
    fc.assert(
      fc.property(key, text, corp, (aesKey, message, id) => {
        expect(decryptMessage(aesKey, official.encrypt(aesKey, message, id), id)).toBe(message);
      }),
    );
  });

  it('both sign alike', () => {
    const word = fc.string({ unit: 'binary-ascii', maxLength: 60 });
    fc.assert(
      fc.property(word, fc.nat(), fc.nat(), word, (token, timestamp, nonce, encrypted) => {
        expect(signatureOf(token, `${timestamp}`, `${nonce}`, encrypted)).toBe(
          official.getSignature(token, timestamp, nonce, encrypted),
        );
      }),
    );
  });
});
