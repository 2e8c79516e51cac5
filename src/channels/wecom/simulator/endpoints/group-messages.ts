/** Welcome messages and group messages to customers (contract sections 5.1 to 5.3). */
import { need, refuse } from '../failure.ts';
import { type Call, type Endpoints, type Fields, post } from '../pipeline/endpoint.ts';
import { pageOf } from '../pipeline/pages.ts';
import { type GroupMessage, memberOf, type Sending } from '../state/company.ts';
import type { Relation } from '../state/relations.ts';
import { isVisible } from '../state/scope.ts';
import { checkMessage } from './attachments.ts';
import { seenMember } from './checks.ts';

/** D: 20 s after the event. */
const WELCOME_MS = 20_000;
const MAX_TEXT_BYTES = 4000;
const MAX_CUSTOMERS = 10_000;
const MAX_CHATS = 2000;
const MAX_TAGS = 100;
const DAY = 86_400;
/** D: reminders of one message in 24 hours. */
const MAX_REMINDERS = 3;

function sendWelcome(call: Call): undefined {
  const { world, body } = call;
  const { company, clock } = world;
  need(body.text('welcome_code'), 41049);
  const code = company.welcomeCodes.get(body.text('welcome_code'));
  need(code && clock.now() - code.createdAt <= WELCOME_MS, 41050);
  const relation = company.relations.find(code.userId, code.externalUserId);
  need(!code.used && !relation?.chatStarted, 41051);
  checkMessage(call, MAX_TEXT_BYTES);
  code.used = true;
  company.sent.push({
    kind: 'welcome',
    id: code.code,
    to: [code.externalUserId],
    at: clock.seconds(),
    body: body.fields,
  });
}

/** Relations that the app may write over: friends both ways, of a member whom it sees. */
function sendable({ world, app }: Call, relations: readonly Relation[]): Relation[] {
  return relations.filter((relation) => {
    const member = memberOf(world.company, relation.userId);
    return relation.status === 'active' && member?.customerContact && isVisible(world.company, app, member);
  });
}

/** D: the message goes to the member who spoke with the customer last. */
function lastInTouch(relations: readonly Relation[]): Relation | undefined {
  return relations.reduce<Relation | undefined>(
    (last, one) => (!last || one.interactedAt > last.interactedAt ? one : last),
    undefined,
  );
}

/** Tags of one list are alternatives, lists all have to hold (D). */
function matches(relation: Relation, lists: readonly (readonly string[])[]): boolean {
  return lists.every((tags) => tags.some((id) => relation.tags.has(id)));
}

/** One relation per customer who gets the message, and the ids that nobody can write to. */
function receivers(call: Call): { chosen: Relation[]; failed: string[] } {
  const { world, body } = call;
  const { relations, customers } = world.company;
  const ids = body.texts('external_userid');
  const lists = body
    .inner('tag_filter')
    .inners('group_list')
    .map((group) => group.texts('tag_list'));
  const sender = body.text('sender') && seenMember(call, body.text('sender')).userId;
  need(ids.length <= MAX_CUSTOMERS && lists.every((tags) => tags.length <= MAX_TAGS), 40058);
  need(ids.length > 0 || lists.length > 0 || sender, 40058);
  const of = (rows: readonly Relation[]) =>
    sendable(call, rows).filter((relation) => !sender || relation.userId === sender);
  if (ids.length === 0 && sender)
    return {
      chosen: of(relations.ofUser(sender)).filter((relation) => matches(relation, lists)),
      failed: [],
    };
  const asked = ids.length > 0 ? [...new Set(ids)] : [...customers.keys()];
  const rows = asked.map((id) => {
    const own = of(relations.ofCustomer(id));
    return {
      id,
      row: lastInTouch(ids.length > 0 ? own : own.filter((relation) => matches(relation, lists))),
    };
  });
  return {
    chosen: rows.flatMap(({ row }) => row ?? []),
    failed: ids.length > 0 ? rows.flatMap(({ id, row }) => (row ? [] : [id])) : [],
  };
}

/** Groups of the sender; ids that are not his fail. */
function groupReceivers(call: Call): { sendings: Sending[]; failed: string[] } {
  const { world, body } = call;
  const sender = seenMember(call, body.text('sender')).userId;
  const chatIds = body.texts('chat_id_list');
  need(chatIds.length <= MAX_CHATS, 40058);
  const own = [...world.company.groups.values()].filter(
    ({ owner, dismissed }) => owner === sender && !dismissed,
  );
  const chosen = chatIds.length > 0 ? own.filter(({ chatId }) => chatIds.includes(chatId)) : own;
  return {
    sendings: chosen.map(({ chatId }) => ({ target: chatId, userId: sender, status: 0, sentAt: 0 })),
    failed: chatIds.filter((id) => !chosen.some(({ chatId }) => chatId === id)),
  };
}

/** Makes tasks; nothing is sent before a member confirms (`staffSendsGroupMessage`). */
function addTemplate(call: Call): Fields {
  const { world, app, body } = call;
  const chatType = body.textOr('chat_type', 'single');
  if (chatType !== 'single' && chatType !== 'group') refuse(86214);
  const message = checkMessage(call, MAX_TEXT_BYTES);
  let { sendings, failed }: { sendings: Sending[]; failed: string[] } = { sendings: [], failed: [] };
  if (chatType === 'group') ({ sendings, failed } = groupReceivers(call));
  else {
    const found = receivers(call);
    failed = found.failed;
    sendings = found.chosen.map(({ userId, externalUserId }) => ({
      target: externalUserId,
      userId,
      status: 0,
      sentAt: 0,
    }));
  }
  need(sendings.length > 0, 41048);
  const made: GroupMessage = {
    msgId: `msgGC${world.random.letters(29)}`,
    agentId: app.agentId,
    chatType,
    createdAt: world.clock.seconds(),
    ...message,
    tasks: [...new Set(sendings.map(({ userId }) => userId))].map((userId) => ({
      userId,
      status: 0,
      sentAt: 0,
    })),
    sendings,
    reminders: [],
    cancelled: false,
  };
  world.company.groupMessages.set(made.msgId, made);
  return { fail_list: failed, msgid: made.msgId };
}

function messageOf({ world, app, body }: Call): GroupMessage {
  need(body.text('msgid'), 41046);
  const message = world.company.groupMessages.get(body.text('msgid'));
  return message?.agentId === app.agentId ? message : refuse(41047);
}

function dispatched(call: Call): GroupMessage {
  const message = messageOf(call);
  const { clock, company } = call.world;
  need(clock.seconds() - message.createdAt >= company.switches.dispatchSeconds, 41063);
  return message;
}

function listMessages({ world, app, body }: Call): Fields {
  const chatType = body.text('chat_type');
  need(chatType === 'single' || chatType === 'group', 86214);
  const [from, to] = [body.number('start_time', 0), body.number('end_time', 0)];
  need(from > 0 && to >= from && to - from <= 31 * DAY, 40058);
  const all = [...world.company.groupMessages.values()].filter(
    (one) =>
      one.agentId === app.agentId &&
      one.chatType === chatType &&
      one.createdAt >= from &&
      one.createdAt <= to,
  );
  const page = pageOf(`messages ${chatType} ${from} ${to}`, all, body.text('cursor'), body.limit(50, 100));
  return {
    group_msg_list: page.rows.map(({ msgId, createdAt, text, attachments }, at) => ({
      msgid: msgId,
      // D: the sample has a string, other sources a number; both come here.
      create_time: at % 2 === 0 ? String(createdAt) : createdAt,
      create_type: 0,
      ...(text ? { text } : {}),
      attachments,
    })),
    next_cursor: page.next,
  };
}

function listTasks(call: Call): Fields {
  const { msgId, tasks } = dispatched(call);
  const page = pageOf(`tasks ${msgId}`, tasks, call.body.text('cursor'), call.body.limit(500, 1000));
  return {
    task_list: page.rows.map(({ userId, status, sentAt }) => ({
      userid: userId,
      status,
      ...(sentAt ? { send_time: sentAt } : {}),
    })),
    next_cursor: page.next,
  };
}

const sendingView = (
  chatType: GroupMessage['chatType'],
  { target, userId, status, sentAt }: Sending,
): Fields => ({
  [chatType === 'single' ? 'external_userid' : 'chat_id']: target,
  userid: userId,
  status,
  ...(sentAt ? { send_time: sentAt } : {}),
});

function listResults(call: Call): Fields {
  const { msgId, sendings, chatType } = dispatched(call);
  const userId = call.body.text('userid').toLowerCase();
  const own = sendings.filter(
    // D: of groups only those that were sent to.
    (one) => one.userId.toLowerCase() === userId && (chatType === 'single' || one.status === 1),
  );
  const page = pageOf(
    `results ${msgId} ${userId}`,
    own,
    call.body.text('cursor'),
    call.body.limit(500, 1000),
  );
  return { send_list: page.rows.map((sending) => sendingView(chatType, sending)), next_cursor: page.next };
}

function remind(call: Call): undefined {
  const message = messageOf(call);
  const now = call.world.clock.seconds();
  need(!message.cancelled, 41093);
  need(message.reminders.filter((at) => at > now - DAY).length < MAX_REMINDERS, 41094);
  message.reminders.push(now);
}

const lists = (field: string): { empty: Fields } => ({ empty: { [field]: [] } });

export const groupMessageEndpoints: Endpoints = {
  'externalcontact/send_welcome_msg': post(sendWelcome, {
    oneInFlight: { field: 'welcome_code', code: () => 41096 },
  }),
  'externalcontact/add_msg_template': post(addTemplate, lists('fail_list')),
  'externalcontact/get_groupmsg_list_v2': post(listMessages, lists('group_msg_list')),
  'externalcontact/get_groupmsg_task': post(listTasks, lists('task_list')),
  'externalcontact/get_groupmsg_send_result': post(listResults, lists('send_list')),
  'externalcontact/remind_groupmsg_send': post(remind),
  'externalcontact/cancel_groupmsg_send': post((call) => {
    messageOf(call).cancelled = true;
    return undefined;
  }),
};
