/** The published vectors of WeCom's cipher, through the real endpoint (wecom-api.md section 7.6). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestProduct, testProduct } from '#tests/product';

const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
const ENCRYPT_B =
  'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==';
const ENCRYPT_D =
  'sKqRbbiSUnDhFHOvPjtUMZHAmPegVDvZ2oZuhXD8WOdDtY/r9pKIabQrZfH6QWq8LeEOhdxyllEWVcDoeA30I3kcct49QhpdE9WrnkgkvH935iQo8RHTLgKnweOU5y6zmISIAL1GlGpLT7V+Yg4054P5H6enxGQdhhBMoHzVnzciHSqusTlV+o+KPKKWVlUAxww55LbZDuenOInKkrstaYo3Av2jwiP0z/YwFA9jKpiZXbDSso6sAVtWcV9rEI4etYMlgsiyVLqupW3Ajiw2hjAZQHp+CKIm5TH+JXbIt1bnLPKlWaxM88gfFz3MwQtwadD4vfoBTt4TxuGr19yadwp1N8/Dt19ZYLzEcsN5PpHONbaNOnXinoKob4Ma9W9KtnkEuA6vzIkwW2PYk03eirITc1ZXeiviLUFbPhOLVgIAAjutPwcH6lqtr2wPaCg1YdizkNbetoCjGW/Rgmlkdi/IlEGAZT4jemA7qYL2N2+1G1wQxFC5hGJ3HGyAhDjaUJYYtEBoEOkAF62PtDCCnHeQU1f7AQmWxBq0pLmNH5Wc9ZibmINX7+81AnsbrLUk4TFPILgqZzYvf31dPIUy3w==';

let product: TestProduct;
beforeAll(async () => {
  product = await testProduct();
  await connect('wx5823bf96d3bd56c7', 'QDG6eK', AES_KEY);
});
afterAll(() => product.stop());

const connect = async (corpId: string, callbackToken: string, callbackAesKey: string) => {
  const body = { corpId, agentId: '218', secret: 'a secret', callbackToken, callbackAesKey, confirm: true };
  expect((await product.ask('PUT', '/wecom/connection', body)).status).toBe(200);
};

const address = (query: Record<string, string>) =>
  `${product.address}/wecom/callback?${new URLSearchParams(query)}`;

async function verified(query: Record<string, string>): Promise<[number, string]> {
  const response = await fetch(address(query));
  return [response.status, await response.text()];
}

async function sent(query: Record<string, string>, encrypted: string, corpId = 'wx5823bf96d3bd56c7') {
  const response = await fetch(address(query), {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body: `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><AgentID><![CDATA[218]]></AgentID><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  });
  return [response.status, await response.text()];
}

const kept = () =>
  product.running.db.many<{ body: string; failure: string | null }>(
    'select body, failure from wecom_callback order by id',
  );

const A = {
  msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  timestamp: '1409659589',
  nonce: '263014780',
  echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
};
const B = {
  msg_signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  timestamp: '1409659813',
  nonce: '1372623149',
};

describe('the callback endpoint', () => {
  it('answers the check of the address with the plain text alone (vector A), also when a plus became a space', async () => {
    expect(await verified(A)).toEqual([200, '1616140317555161061']);
    expect(await verified({ ...A, echostr: A.echostr.replaceAll('+', ' ') })).toEqual([
      200,
      '1616140317555161061',
    ]);
  });

  it('keeps a message whose padding is longer than 16 bytes (vector B), and the same one only once', async () => {
    expect(await sent(B, ENCRYPT_B)).toEqual([200, '']);
    expect(await sent(B, ENCRYPT_B)).toEqual([200, '']);
    const rows = await kept();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.body).toContain('<Content><![CDATA[hello]]></Content>');
    expect(Buffer.byteLength(rows[0]?.body ?? '')).toBe(284);
  });

  it('keeps a change of a customer (vector D)', async () => {
    const D = {
      msg_signature: '604bd8a26c9cb58fb7030abc009ec30e618c5c6b',
      timestamp: '1403610513',
      nonce: 'nonce123',
    };
    expect(await sent(D, ENCRYPT_D)).toEqual([200, '']);
    const rows = await kept();
    expect(rows.at(-1)?.body).toContain('<ChangeType><![CDATA[edit_external_contact]]></ChangeType>');
  });

  it.each([
    ['a signature with another character', { ...A, msg_signature: A.msg_signature.replace('5', '6') }],
    ['another time', { ...A, timestamp: '1409659590' }],
    ['a text that was cut off', { ...A, echostr: A.echostr.slice(0, -5) }],
    ['nothing at all', {}],
  ])('refuses %s, without a word', async (_, query) => {
    expect(await verified(query)).toEqual([403, '']);
  });

  it('refuses a message for another corp, and a body that is none of WeCom’s', async () => {
    const before = (await kept()).length;
    expect(await sent(B, ENCRYPT_B, 'wwsomebodyelse')).toEqual([403, '']);
    for (const body of [
      '',
      'x',
      '<xml>',
      '{}',
      `<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>`,
    ]) {
      const response = await fetch(address(B), {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/xml' },
      });
      expect(response.status).toBe(400);
    }
    expect((await kept()).length).toBe(before);
  });

  it('answers the check of another corp with its own key (vector C)', async () => {
    await connect(
      'ww6a112864f8022910',
      'kjr2TKI8umCBfVF3wAHk8JiPwma5VBme',
      '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
    );
    const C = {
      msg_signature: '1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011',
      timestamp: '1583940690',
      nonce: 'VHh7ymSeb0jc4lSb',
      echostr: '6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==',
    };
    expect(await verified(C)).toEqual([200, '94966531020182955848408']);
    expect((await verified(A))[0]).toBe(403);
  });
});
