/** Messages to members (contract section 10.2); kept in `sent`, so that a test can read what arrived. */
import { need } from '../failure.ts';
import { type Call, type Endpoints, type Fields, post } from '../pipeline/endpoint.ts';
import { isVisible, membersUnder } from '../state/scope.ts';

const MAX_USERS = 1000;
const MAX_PARTIES = 100;
/** D: a longer text is cut. */
const MAX_TEXT_BYTES = 2048;
/** D: what is more is dropped without a word. */
const PER_MEMBER = { minute: 30, hour: 1000 } as const;

const parts = (list: string): string[] => list.split('|').filter((part) => part !== '');

/** The first bytes of a text, without half a letter at the end. */
function cutTo(text: string, bytes: number): string {
  const cut = Buffer.from(text).subarray(0, bytes).toString();
  return Buffer.byteLength(text) <= bytes ? text : cut.replace(/\ufffd+$/, '');
}

function addressed(call: Call): {
  to: string[];
  invalid: { users: string[]; parties: string[]; tags: string[] };
} {
  const { world, app, body } = call;
  const [users, parties, tags] = ['touser', 'toparty', 'totag'].map((name) => parts(body.text(name))) as [
    string[],
    string[],
    string[],
  ];
  need(users.length + parties.length + tags.length > 0, 82001);
  need(users.length <= MAX_USERS, 40032);
  need(parties.length <= MAX_PARTIES, 82002);
  need(tags.length <= MAX_PARTIES, 82003);
  const { company } = world;
  const visible = [...company.members.values()].filter((member) => isVisible(company, app, member));
  const known = new Map(visible.map(({ userId }) => [userId.toLowerCase(), userId] as const));
  const all = users.includes('@all');
  const named = users.map((userId) => userId.toLowerCase());
  const inParties = membersUnder(company, parties.map(Number)).map(({ userId }) => userId.toLowerCase());
  const to = all
    ? [...known.keys()]
    : [...new Set([...named, ...inParties])].filter((userId) => known.has(userId));
  return {
    // D: userids come back in small letters.
    to,
    invalid: {
      users: all ? [] : named.filter((userId) => !known.has(userId)),
      parties: parties.filter((id) => !company.departments.has(Number(id))),
      tags,
    },
  };
}

/** Leaves out members who got too many lately. */
function withinFrequency({ world }: Call, to: readonly string[]): string[] {
  const now = world.clock.seconds();
  const lately = world.company.sent.filter(({ kind, at }) => kind === 'app' && at > now - 3600);
  return to.filter((userId) => {
    const own = lately.filter((one) => one.to.includes(userId));
    return own.length < PER_MEMBER.hour && own.filter(({ at }) => at > now - 60).length < PER_MEMBER.minute;
  });
}

function send(call: Call): Fields {
  const { world, app, body } = call;
  need(body.number('agentid', 0) === app.agentId, 301002);
  const { to, invalid } = addressed(call);
  need(to.length > 0, 81013);
  const type = body.text('msgtype');
  need(type && body.has(type), 40058);
  const text =
    type === 'text' ? { text: { content: cutTo(body.inner('text').text('content'), MAX_TEXT_BYTES) } } : {};
  const id = world.random.letters(44);
  world.company.sent.push({
    kind: 'app',
    id,
    to: withinFrequency(call, to),
    at: world.clock.seconds(),
    body: { ...body.fields, ...text },
  });
  return {
    invaliduser: invalid.users.join('|'),
    invalidparty: invalid.parties.join('|'),
    invalidtag: invalid.tags.join('|'),
    unlicenseduser: '',
    msgid: id,
    ...(type === 'template_card' ? { response_code: world.random.letters(40) } : {}),
  };
}

const record =
  (kind: 'recall' | 'cardUpdate') =>
  (call: Call): undefined => {
    const { world, body } = call;
    const id = body.text(kind === 'recall' ? 'msgid' : 'response_code');
    need(id, 40058);
    world.company.sent.push({ kind, id, to: [], at: world.clock.seconds(), body: body.fields });
  };

export const messageEndpoints: Endpoints = {
  'message/send': post(send, { needs: 'token' }),
  'message/recall': post(record('recall'), { needs: 'token' }),
  'message/update_template_card': post(record('cardUpdate'), { needs: 'token' }),
};
