import { describe, expect, it } from 'vitest';
import { readEnvelope, UnreadableXml, XML_MOST_BYTES } from './event.ts';

describe('the envelope of a callback', () => {
  it('is read from its XML', () =>
    expect(
      readEnvelope(
        '<xml><ToUserName><![CDATA[ww1]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[a+b/c==]]></Encrypt></xml>',
      ),
    ).toEqual({ corpId: 'ww1', agentId: 1000002, encrypted: 'a+b/c==' }));

  it('is the same with line breaks anywhere between', () =>
    expect(
      readEnvelope(
        '<xml>\n<ToUserName>\n<![CDATA[ww1]]>\n</ToUserName>\n<Encrypt>\n  <![CDATA[a+b/c==]]>\n</Encrypt></xml>',
      ),
    ).toEqual({ corpId: 'ww1', agentId: null, encrypted: 'a+b/c==' }));

  it('is read from its JSON form', () =>
    expect(readEnvelope(' {"tousername":"ww1","encrypt":"abc","agentid":"1000002"}')).toEqual({
      corpId: 'ww1',
      agentId: 1000002,
      encrypted: 'abc',
    }));

  it('may be without an app, as that of the address book is', () =>
    expect(
      readEnvelope('<xml><ToUserName>ww1</ToUserName><AgentID></AgentID><Encrypt>abc</Encrypt></xml>'),
    ).toEqual({
      corpId: 'ww1',
      agentId: null,
      encrypted: 'abc',
    }));

  it.each([
    ['no cipher text', '<xml><ToUserName>ww1</ToUserName></xml>'],
    ['an empty cipher text', '<xml><ToUserName>ww1</ToUserName><Encrypt></Encrypt></xml>'],
    ['two cipher texts', '<xml><ToUserName>w</ToUserName><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'],
    ['a cipher text of elements', '<xml><ToUserName>w</ToUserName><Encrypt><a>b</a></Encrypt></xml>'],
    ['broken JSON', '{"tousername":'],
    ['JSON of other types', '{"tousername":"ww1","encrypt":["a"]}'],
    ['a body that is too large', `{"tousername":"ww1","encrypt":"${'a'.repeat(XML_MOST_BYTES)}"}`],
  ])('with %s is refused', (_, body) => expect(() => readEnvelope(body)).toThrow(UnreadableXml));
});
