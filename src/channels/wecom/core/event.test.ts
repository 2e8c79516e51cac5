import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnvelope, readEvent, UnreadableXml, XML_MOST_BYTES } from './event.ts';

const cdata = (text: string) => `<![CDATA[${text}]]>`;
/** An event as WeCom writes it: texts in CDATA, numbers bare, in the order given. */
const event = (fields: Record<string, string | number>) =>
  `<xml>${Object.entries({
    ToUserName: 'ww1',
    FromUserName: 'sys',
    CreateTime: 1403610513,
    MsgType: 'event',
    ...fields,
  })
    .map(([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`)
    .join('')}</xml>`;

const contact = (change: string, more: Record<string, string | number> = {}) =>
  event({
    Event: 'change_external_contact',
    ChangeType: change,
    UserID: 'zhangsan',
    ExternalUserID: 'wo1',
    ...more,
  });
const library = (change: string, more: Record<string, string | number>) =>
  event({ Event: 'change_external_tag', ChangeType: change, ...more });
const directory = (change: string, more: Record<string, string | number>) =>
  event({ Event: 'change_contact', ChangeType: change, ...more });

const pair = { userId: 'zhangsan', externalUserId: 'wo1' };
const head = { corpId: 'ww1', at: new Date(1403610513_000) };

describe('a callback of WeCom', () => {
  it.each([
    [
      'a customer added with state and welcome code',
      contact('add_external_contact', { State: 'teststate', WelcomeCode: 'WELCOMECODE' }),
      { kind: 'relationAdded', ...pair, state: 'teststate', welcomeCode: 'WELCOMECODE' },
    ],
    [
      'a customer added without either',
      contact('add_external_contact'),
      { kind: 'relationAdded', ...pair, state: null, welcomeCode: null },
    ],
    [
      'a customer added with an empty state',
      contact('add_external_contact', { State: '' }),
      { kind: 'relationAdded', ...pair, state: '', welcomeCode: null },
    ],
    [
      'a half-friend',
      contact('add_half_external_contact', { WelcomeCode: 'W' }),
      { kind: 'relationHalfAdded', ...pair, state: null, welcomeCode: 'W' },
    ],
    [
      'a change of remark or tags',
      contact('edit_external_contact'),
      { kind: 'relationEdited', ...pair, state: null },
    ],
    [
      'staff deleted the customer',
      contact('del_external_contact'),
      { kind: 'relationDeletedByStaff', ...pair, byTransfer: false },
    ],
    [
      'the relation moved to somebody else',
      contact('del_external_contact', { Source: 'DELETE_BY_TRANSFER' }),
      { kind: 'relationDeletedByStaff', ...pair, byTransfer: true },
    ],
    [
      'the customer deleted staff',
      contact('del_follow_user'),
      { kind: 'relationDeletedByCustomer', ...pair },
    ],
    [
      'a handover that was refused',
      contact('transfer_fail', { FailReason: 'customer_refused' }),
      { kind: 'transferFailed', ...pair, reason: 'customer_refused' },
    ],
    [
      'consent to archiving',
      contact('msg_audit_approved', { WelcomeCode: 'W' }),
      { kind: 'archiveAgreed', ...pair, welcomeCode: 'W' },
    ],
    [
      'a new group chat',
      event({ Event: 'change_external_chat', ChatId: 'wr1', ChangeType: 'create' }),
      { kind: 'groupChatCreated', chatId: 'wr1' },
    ],
    [
      'a dissolved group chat',
      event({ Event: 'change_external_chat', ChatId: 'wr1', ChangeType: 'dismiss' }),
      { kind: 'groupChatDismissed', chatId: 'wr1' },
    ],
    [
      'a new tag',
      library('create', { Id: 'et1', TagType: 'tag' }),
      { kind: 'tagCreated', of: 'tag', id: 'et1', strategyId: null },
    ],
    [
      'a renamed group of tags',
      library('update', { Id: 'etG1', TagType: 'tag_group' }),
      { kind: 'tagUpdated', of: 'group', id: 'etG1', strategyId: null },
    ],
    [
      'a deleted tag of a strategy',
      library('delete', { Id: 'et1', TagType: 'tag', StrategyId: 1 }),
      { kind: 'tagDeleted', of: 'tag', id: 'et1', strategyId: '1' },
    ],
    [
      'tags of a group in another order',
      library('shuffle', { Id: 'etG1', StrategyId: 1 }),
      { kind: 'tagsShuffled', groupId: 'etG1', strategyId: '1' },
    ],
    [
      'groups in another order',
      library('shuffle', { Id: '' }),
      { kind: 'tagsShuffled', groupId: null, strategyId: null },
    ],
    [
      'an acquisition link with a balance that runs out',
      event({
        Event: 'customer_acquisition',
        ChangeType: 'quota_expire_soon',
        ExpireTime: 1700000000,
        ExpireQuotaNum: 7,
      }),
      {
        kind: 'acquisition',
        change: 'quota_expire_soon',
        linkId: null,
        state: null,
        userId: null,
        externalUserId: null,
        chatKey: null,
        expiresAt: new Date(1700000000_000),
        expiringQuota: 7,
      },
    ],
    [
      'new messages in the archive',
      event({ Event: 'msgaudit_notify', AgentID: 2000004 }),
      { kind: 'archiveNotified' },
    ],
    [
      'a new staff member',
      directory('create_user', { UserID: 'lisi', Department: '1,20' }),
      { kind: 'staffCreated', userId: 'lisi', newUserId: null, departments: [1, 20] },
    ],
    [
      'a staff member with another id',
      directory('update_user', { UserID: 'lisi', NewUserID: 'lisi2' }),
      { kind: 'staffUpdated', userId: 'lisi', newUserId: 'lisi2', departments: null },
    ],
    [
      'a staff member who left',
      directory('delete_user', { UserID: 'lisi' }),
      { kind: 'staffDeleted', userId: 'lisi', newUserId: null, departments: null },
    ],
    [
      'a new department',
      directory('create_party', { Id: 2, ParentId: '1' }),
      { kind: 'departmentCreated', departmentId: 2, parentId: 1 },
    ],
    [
      'a department that moved',
      directory('update_party', { Id: 2 }),
      { kind: 'departmentUpdated', departmentId: 2, parentId: null },
    ],
    [
      'a department that is gone',
      directory('delete_party', { Id: 2 }),
      { kind: 'departmentDeleted', departmentId: 2, parentId: null },
    ],
    [
      'a tag of the address book',
      directory('update_tag', { TagId: 5 }),
      { kind: 'staffTagUpdated', tagId: '5' },
    ],
  ])('tells of %s', (_, xml, value) => expect(readEvent(xml)).toEqual({ ...head, ...value }));

  it('tells who joined a group chat, in the order of elements that WeCom uses there', () => {
    const xml =
      '<xml><ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1403610513</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_chat]]></Event><ChatId><![CDATA[wr1]]></ChatId><ChangeType><![CDATA[update]]></ChangeType><UpdateDetail><![CDATA[add_member]]></UpdateDetail><JoinScene>0</JoinScene><QuitScene>0</QuitScene><MemChangeCnt>2</MemChangeCnt><MemChangeList><Item>wm1</Item><Item><![CDATA[wm2]]></Item></MemChangeList><LastMemVer>9c3f</LastMemVer><CurMemVer>71217</CurMemVer></xml>';
    const joined = {
      ...head,
      kind: 'groupChatUpdated',
      chatId: 'wr1',
      detail: 'add_member',
      joinScene: 0,
      quitScene: 0,
      changedCount: 2,
      changed: ['wm1', 'wm2'],
      versionBefore: '9c3f',
      versionAfter: '71217',
    };
    expect(readEvent(xml)).toEqual(joined);
    const alone = xml.replace('<Item><![CDATA[wm2]]></Item>', '');
    expect(readEvent(alone)).toEqual({ ...joined, changed: ['wm1'] });
    const nobody = xml.replace(/<MemChangeList>.*<\/MemChangeList>/, '<MemChangeList></MemChangeList>');
    expect(readEvent(nobody)).toEqual({ ...joined, changed: [] });
  });

  it('says the same in any order of its elements and with line breaks between them', () => {
    const xml = contact('add_external_contact', { State: 's', WelcomeCode: 'w' });
    const elements = xml.slice(5, -6).match(/<(\w+)>.*?<\/\1>/g) ?? [];
    expect(elements).toHaveLength(10);
    expect(readEvent(`<xml>\n${elements.reverse().join('\n')}\n</xml>\n`)).toEqual(readEvent(xml));
  });

  it('keeps texts as they are: spaces, entities, angle brackets, digits with zeros, a CDATA in two parts', () => {
    const state = ' 007 &amp; <b>&lt;1e5 ';
    expect(readEvent(contact('add_external_contact', { State: state }))).toMatchObject({ state });
    expect(readEvent(contact('add_external_contact', { State: 'a]]]]><![CDATA[>b' }))).toMatchObject({
      state: 'a]]>b',
    });
  });

  it('keeps whatever text anybody thinks of', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes(']]>')),
        (state) => {
          expect(readEvent(contact('add_external_contact', { State: state }))).toMatchObject({ state });
        },
      ),
    ));

  it('is read or refused, and nothing else, whatever arrives', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '<xml>',
              '</xml>',
              '<a>',
              '</a>',
              '<a/>',
              '<![CDATA[',
              ']]>',
              '<!--',
              '-->',
              '<?',
              '?>',
              '&#x0;',
            ),
            fc.string({ unit: 'binary', maxLength: 5 }),
          ),
        ),
        (pieces) => {
          for (const read of [readEvent, readEnvelope])
            for (const text of [pieces.join(''), `<xml>${pieces.join('')}</xml>`])
              try {
                read(text);
              } catch (error) {
                expect(error).toBeInstanceOf(UnreadableXml);
              }
        },
      ),
    ));

  it('that nobody knows yet is kept with all its texts', () => {
    expect(readEvent(contact('brand_new', { Extra: 'x' }))).toEqual({
      ...head,
      kind: 'other',
      message: 'event',
      event: 'change_external_contact',
      change: 'brand_new',
      texts: expect.objectContaining({ UserID: 'zhangsan', Extra: 'x', CreateTime: '1403610513' }),
    });
    expect(readEvent('<xml><MsgType>text</MsgType><Content>hi</Content></xml>')).toMatchObject({
      kind: 'other',
      message: 'text',
      at: null,
      texts: { Content: 'hi' },
    });
    expect(readEvent('<xml></xml>')).toMatchObject({ kind: 'other', event: '' });
  });

  it.each([
    [
      'the staff member',
      event({ Event: 'change_external_contact', ChangeType: 'add_external_contact', ExternalUserID: 'w' }),
    ],
    ['the customer', contact('edit_external_contact', { ExternalUserID: '' })],
    ['the tag', library('delete', { TagType: 'tag' })],
    ['what was deleted', library('delete', { Id: 'et1', TagType: 'planet' })],
    ['the department', directory('delete_party', { Id: 'x' })],
  ])('that does not name %s is kept as other and stops nothing', (_, xml) =>
    expect(readEvent(xml).kind).toBe('other'),
  );

  it.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['another root', '<root><a>1</a></root>'],
    ['an unclosed element', '<xml><Event>a</xml>'],
    ['a cut-off CDATA', '<xml><Event><![CDATA[a</Event></xml>'],
    ['a thing twice', '<xml><UserID>a</UserID><UserID>b</UserID></xml>'],
    ['two documents', '<xml><a>1</a></xml><xml><a>2</a></xml>'],
    ['a DOCTYPE', '<!DOCTYPE xml [<!ENTITY e "boom">]><xml><Event>&e;</Event></xml>'],
    [
      'a file of ours',
      '<!doctype xml [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Event>&e;</Event></xml>',
    ],
    ['a deep nest', `<xml>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</xml>`],
    ['more than 64 kB', `<xml><a>${'百'.repeat(XML_MOST_BYTES / 3)}</a></xml>`],
  ])('with %s is refused', (_, xml) => expect(() => readEvent(xml)).toThrow(UnreadableXml));

  it('with a DOCTYPE inside a text is only a text', () =>
    expect(readEvent(contact('add_external_contact', { State: '<!DOCTYPE a>' }))).toMatchObject({
      state: '<!DOCTYPE a>',
    }));

  it('cannot reach into the objects of the program', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      try {
        readEvent(`<xml><${name}><polluted>1</polluted></${name}><Event>a</Event></xml>`);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableXml);
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['<![CDATA[', '<a>', '<!--', '<!DOCTYPE', '&amp;', '<a '])(
    'with thousands of %s is refused',
    (part) => expect(() => readEvent(`<xml>${part.repeat(60_000 / part.length)}`)).toThrow(UnreadableXml),
  );
});
