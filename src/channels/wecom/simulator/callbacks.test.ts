import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { decryptMessage, sameSignature, signatureOf } from '../core/crypto.ts';
import { eventXml } from './events.ts';
import { CORP, type TestCorp, testCorp } from './test-corp.ts';

const TOKEN = 'QDG6eK';
const AES_KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';

interface Received {
  readonly signed: boolean;
  readonly encrypted: string;
  /** Decrypted, or what is wrong with it. */
  readonly xml: string;
}

interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** Status of the next answers, then 200; `null` never answers. */
  readonly next: (number | null)[];
}

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const part of request) text += part;
  return text;
};

const decrypted = (encrypted: string): string => {
  try {
    return decryptMessage(AES_KEY, encrypted, CORP);
  } catch (error) {
    return String((error as { code?: string }).code);
  }
};

/** A callback address as the product has one. */
async function receiver(): Promise<Receiver> {
  const received: Received[] = [];
  const next: (number | null)[] = [];
  const server = createServer(async (request, response) => {
    const query = new URL(request.url ?? '', 'http://receiver').searchParams;
    const encrypted =
      request.method === 'GET'
        ? (query.get('echostr') ?? '')
        : (/<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/.exec(await bodyOf(request))?.[1] ?? '');
    const signature = signatureOf(TOKEN, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted);
    const signed = sameSignature(signature, query.get('msg_signature') ?? '');
    const xml = decrypted(encrypted);
    if (request.method === 'GET') return void response.end(xml);
    received.push({ signed, encrypted, xml });
    const status = next.length > 0 ? next.shift() : 200;
    if (status !== null) response.writeHead(status ?? 200).end();
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wecom/callback`, received, next };
}

async function listening(
  options: Parameters<typeof testCorp>[1] = {},
): Promise<{ corp: TestCorp; at: Receiver }> {
  const at = await receiver();
  const corp = await testCorp({}, options);
  const callback = { url: at.url, token: TOKEN, aesKey: AES_KEY };
  await corp.simulator.control.setCallback(CORP, 1_000_002, callback);
  return { corp, at };
}

const kinds = (at: Receiver) => at.received.map(({ xml }) => /<ChangeType><!\[CDATA\[(\w+)/.exec(xml)?.[1]);
const settled = (corp: TestCorp) => corp.simulator.control.settled();
const field = (xml: string, name: string) =>
  new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^<\\]]*)`).exec(xml)?.[1];

describe('an event', () => {
  it('arrives signed and encrypted, with the fields of the contract', async () => {
    const { corp, at } = await listening();
    const id = corp.befriend('anna', 'door');
    await settled(corp);
    expect(at.received).toMatchObject([{ signed: true }]);
    const xml = at.received[0]?.xml ?? '';
    expect(xml).toMatch(
      /^<xml><ToUserName><!\[CDATA\[ww\w+\]\]><\/ToUserName><FromUserName><!\[CDATA\[sys\]\]><\/FromUserName><CreateTime>\d+<\/CreateTime><MsgType><!\[CDATA\[event\]\]><\/MsgType>/,
    );
    expect(field(xml, 'UserID')).toBe('anna');
    expect(field(xml, 'ExternalUserID')).toBe(id);
    expect(field(xml, 'State')).toBe('door');
    expect(field(xml, 'WelcomeCode')).toBe([...corp.simulator.control.company(CORP).welcomeCodes.keys()][0]);
    expect(corp.simulator.control.deliveries(CORP)).toMatchObject([
      { outcome: 'delivered', attempts: [{ status: 200 }] },
    ]);
  });

  it('a text that would end its CDATA section does not', () => {
    const event = { event: 'change_external_contact', changeType: 'x', fields: { State: 'a]]>b' } } as const;
    expect(eventXml(CORP, event, 1)).toContain('<State><![CDATA[a]]]]><![CDATA[>b]]></State>');
  });

  it('is told only to apps that see the member', async () => {
    const { corp, at } = await listening();
    corp.act('adminEditsApp', { agentId: 1_000_002, visible: { userIds: ['ben'], departmentIds: [] } });
    corp.befriend('anna');
    corp.befriend('ben');
    await settled(corp);
    expect(at.received.map(({ xml }) => field(xml, 'UserID'))).toEqual(['ben']);
  });

  it('is raised by people and not by API calls, unless the switch says so', async () => {
    const { corp, at } = await listening();
    const external_userid = corp.befriend('anna');
    const { tagIds } = corp.act('adminCreatesTags', { group: '意向', tags: ['高'] });
    const mark = () =>
      corp.call('externalcontact/mark_tag', { userid: 'anna', external_userid, add_tag: [tagIds.高] });
    await settled(corp);
    at.received.length = 0;
    await mark();
    await settled(corp);
    expect(at.received).toEqual([]);
    corp.simulator.control.setSwitches(CORP, { echoApiWrites: true });
    await mark();
    await settled(corp);
    expect(kinds(at)).toEqual(['edit_external_contact']);
  });

  it('an edit in the client says nothing about what changed, and nothing at all when only mobiles did', async () => {
    const { corp, at } = await listening();
    const pair = { userId: 'anna', externalUserId: corp.befriend('anna') };
    await settled(corp);
    at.received.length = 0;
    corp.act('memberEditsCustomer', { ...pair, mobiles: ['13800000001'] });
    corp.act('memberEditsCustomer', { ...pair, remark: 'x', description: 'y' });
    corp.act('memberEditsCustomer', { ...pair, remark: 'x' });
    await settled(corp);
    expect(kinds(at)).toEqual(['edit_external_contact']);
    expect(at.received[0]?.xml).not.toContain('Remark');
  });
});

describe('events of the library', () => {
  it('one per tag and group in the same second; a deleted group is one, without its tags and its customers', async () => {
    const { corp, at } = await listening({ callbacks: { inFlight: 1 } });
    const { groupId } = corp.act('adminCreatesTags', { group: '意向', tags: ['高', '中', '低'] });
    const pair = { userId: 'anna', externalUserId: corp.befriend('anna') };
    corp.act('memberEditsCustomer', { ...pair, addTags: ['意向/高'] });
    await settled(corp);
    expect(kinds(at).filter((kind) => kind === 'create')).toHaveLength(4);
    expect(new Set(at.received.map(({ xml }) => field(xml, 'CreateTime'))).size).toBe(1);
    at.received.length = 0;
    corp.act('adminDeletesTags', { groupIds: [groupId] });
    await settled(corp);
    expect(kinds(at)).toEqual(['delete']);
    expect(field(at.received[0]?.xml ?? '', 'TagType')).toBe('tag_group');
    expect(corp.simulator.control.company(CORP).relations.find('anna', pair.externalUserId)?.tags.size).toBe(
      0,
    );
  });

  it('a new order names the group, or nothing when groups changed places, and never a type', async () => {
    const { corp, at } = await listening({ callbacks: { inFlight: 1 } });
    const { groupId, tagIds } = corp.act('adminCreatesTags', { group: '意向', tags: ['高', '低'] });
    await settled(corp);
    at.received.length = 0;
    corp.act('adminReordersTags', { groupId, ids: [tagIds.低 ?? '', tagIds.高 ?? ''] });
    corp.act('adminReordersTags', { ids: [groupId] });
    await settled(corp);
    expect(at.received.map(({ xml }) => field(xml, 'Id'))).toEqual([groupId, '']);
    expect(at.received.some(({ xml }) => xml.includes('TagType'))).toBe(false);
  });
});

describe('events of groups', () => {
  it('say who came or went, and by which versions', async () => {
    const { corp, at } = await listening({ callbacks: { inFlight: 1 } });
    const { chatId } = corp.act('groupIsMade', { name: 'a', owner: 'anna' });
    corp.act('groupIsJoined', { chatId, ids: ['wm1', 'wm2'], joinScene: 3 });
    corp.act('groupIsLeft', { chatId, ids: ['wm1'], removed: true });
    corp.act('groupIsChanged', { chatId, name: 'b' });
    corp.act('groupIsDismissed', { chatId });
    await settled(corp);
    expect(kinds(at)).toEqual(['create', 'update', 'update', 'update', 'dismiss']);
    const [, joined = '', left = '', renamed = ''] = at.received.map(({ xml }) => xml);
    expect(joined).toContain(
      '<JoinScene>3</JoinScene><MemChangeCnt>2</MemChangeCnt><MemChangeList><Item>wm1</Item><Item>wm2</Item></MemChangeList>',
    );
    expect(left).toContain('<QuitScene>1</QuitScene>');
    expect(field(left, 'LastMemVer')).toBe(field(joined, 'CurMemVer'));
    expect(field(renamed, 'UpdateDetail')).toBe('change_name');
  });
});

describe('delivery', () => {
  const outcome = (corp: TestCorp) => corp.simulator.control.deliveries(CORP).map((one) => one.outcome);

  it.each([
    ['two failures, then success', [500, 404], 'delivered', 3],
    ['three failures are the end', [500, 500, 500, 200], 'failed', 3],
    ['201 is not 200', [201], 'delivered', 2],
  ] as const)('%s', async (_, statuses, end, attempts) => {
    const { corp, at } = await listening();
    at.next.push(...statuses);
    corp.befriend('anna');
    await settled(corp);
    expect([outcome(corp), at.received.length]).toEqual([[end], attempts]);
    // Every attempt is encrypted anew, and says the same.
    expect(new Set(at.received.map(({ encrypted }) => encrypted)).size).toBe(attempts);
    expect(new Set(at.received.map(({ xml }) => xml)).size).toBe(1);
  });

  it('no answer in time is tried again', async () => {
    const { corp, at } = await listening({ callbacks: { timeoutMs: 2000 } });
    at.next.push(null);
    corp.befriend('anna');
    await settled(corp);
    expect(corp.simulator.control.deliveries(CORP)).toMatchObject([
      { outcome: 'delivered', attempts: [{ problem: 'timeout' }, { status: 200 }] },
    ]);
  });

  it('nobody there is given up after three attempts', async () => {
    const corp = await testCorp();
    const callback = { url: 'http://127.0.0.1:9/', token: TOKEN, aesKey: AES_KEY };
    await corp.simulator.control.setCallback(CORP, 1_000_002, callback);
    corp.befriend('anna');
    await settled(corp);
    expect(corp.simulator.control.deliveries(CORP)).toMatchObject([
      { outcome: 'failed', attempts: Array(3).fill({ status: 0, problem: 'connection' }) },
    ]);
  });

  it('keeps the order with one request at a time, and loses it when events are shuffled', async () => {
    const { corp, at } = await listening({ callbacks: { inFlight: 1 } });
    const order = () => at.received.map(({ xml }) => field(xml, 'ExternalUserID'));
    const straight = Array.from({ length: 12 }, () => corp.befriend('anna'));
    await settled(corp);
    expect(order()).toEqual(straight);
    at.received.length = 0;
    corp.simulator.control.setFaults(CORP, { reorder: 12 });
    const mixed = Array.from({ length: 12 }, () => corp.befriend('anna'));
    await settled(corp);
    expect(order()).not.toEqual(mixed);
    expect(order().sort()).toEqual([...mixed].sort());
  });

  it('events that are too few to shuffle go after a moment', async () => {
    const { corp, at } = await listening();
    corp.simulator.control.setFaults(CORP, { reorder: 100 });
    corp.befriend('anna');
    await settled(corp);
    expect(at.received).toHaveLength(1);
  });

  it('duplicates come twice with the same text', async () => {
    const { corp, at } = await listening();
    corp.simulator.control.setFaults(CORP, { duplicate: 1 });
    corp.befriend('anna');
    await settled(corp);
    expect(at.received).toHaveLength(2);
    expect(new Set(at.received.map(({ xml }) => xml)).size).toBe(1);
  });

  it('dropped events never come, and are on record', async () => {
    const { corp, at } = await listening();
    corp.simulator.control.setFaults(CORP, { drop: 1 });
    corp.befriend('anna');
    await settled(corp);
    expect([at.received.length, outcome(corp)]).toEqual([0, ['dropped']]);
  });

  it('late events come when the simulator’s clock says so', async () => {
    const { corp, at } = await listening();
    corp.simulator.control.setFaults(CORP, { delay: 1, delaySeconds: 60 });
    corp.befriend('anna');
    await settled(corp);
    expect(at.received).toHaveLength(0);
    corp.simulator.control.clock.advance(60_000);
    await settled(corp);
    expect(at.received).toHaveLength(1);
  });

  it('a wrong signature and another corp are what they are called', async () => {
    const { corp, at } = await listening();
    corp.simulator.control.setFaults(CORP, { wrongSignature: 1 });
    corp.befriend('anna');
    await settled(corp);
    corp.simulator.control.setFaults(CORP, { otherCorp: 1 });
    corp.befriend('anna');
    await settled(corp);
    expect(at.received).toMatchObject([{ signed: false }, { signed: true, xml: 'receiveId' }]);
  });

  it('a slow sender’s body comes late and whole', async () => {
    const { corp, at } = await listening();
    corp.simulator.control.setFaults(CORP, { slowMs: 50 });
    corp.befriend('anna');
    await settled(corp);
    expect(at.received).toMatchObject([
      { signed: true, xml: expect.stringContaining('add_external_contact') },
    ]);
  });
});

describe('saving a callback address', () => {
  it('asks it to decrypt a number, as the console does', async () => {
    const at = await receiver();
    const corp = await testCorp();
    const { control } = corp.simulator;
    const save = (url: string, token = TOKEN, aesKey = AES_KEY) =>
      control.setCallback(CORP, 1_000_002, { url, token, aesKey }, true);
    expect(await save(at.url)).toEqual({ ok: true, problem: '' });
    expect(await save(at.url, TOKEN, `${'a'.repeat(42)}A`)).toMatchObject({ ok: false });
    expect(await save('http://127.0.0.1:9/')).toMatchObject({ ok: false });
    expect(control.company(CORP).apps[0]?.callback?.url).toBe(at.url);
  });
});
