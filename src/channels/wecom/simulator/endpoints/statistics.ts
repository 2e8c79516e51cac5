/** Statistics of members and groups (contract section 11), counted from what the simulator holds. */
import { need } from '../failure.ts';
import { type Call, type Endpoints, type Fields, post } from '../pipeline/endpoint.ts';
import { membersUnder } from '../state/scope.ts';
import { seenMember } from './checks.ts';

const DAY = 86_400;
const SHANGHAI = 8 * 3600;
const midnight = (at: number): number => Math.floor((at + SHANGHAI) / DAY) * DAY - SHANGHAI;

/** Days of a question, both ends included. Code 40058: longer than 30 days, or older than 180. */
function daysOf({ world }: Call, from: number, to: number): number[] {
  const first = midnight(from);
  const last = midnight(to);
  need(first <= last && last - first <= 30 * DAY, 40058);
  need(first >= midnight(world.clock.seconds()) - 180 * DAY, 40058);
  return Array.from({ length: (last - first) / DAY + 1 }, (_, at) => first + at * DAY);
}

/** One series for all who are asked for together (D). */
function behaviour(call: Call): Fields {
  const { world, body } = call;
  const userIds = body.texts('userid');
  const parties = body.numbers('partyid');
  need(userIds.length + parties.length > 0 && userIds.length <= 100 && parties.length <= 100, 40058);
  const members = new Set([
    ...userIds.map((userId) => seenMember(call, userId)),
    ...membersUnder(world.company, parties),
  ]);
  const rows = [...members].flatMap(({ userId }) => world.company.relations.ofUser(userId));
  return {
    behavior_data: daysOf(call, body.number('start_time', 0), body.number('end_time', 0)).map((day) => {
      const within = (at: number) => at >= day && at < day + DAY;
      const chats = rows.filter(
        ({ chatStarted, interactedAt }) => chatStarted && within(interactedAt),
      ).length;
      const added = rows.filter(({ createdAt }) => within(createdAt)).length;
      const left = rows.filter(
        ({ status, endedAt }) => status === 'deletedByCustomer' && within(endedAt),
      ).length;
      return {
        stat_time: day,
        chat_cnt: chats,
        message_cnt: chats * 2,
        // D: absent on days without a chat.
        ...(chats > 0 ? { reply_percentage: 100, avg_reply_time: 1 } : {}),
        negative_feedback_cnt: left,
        new_apply_cnt: added,
        new_contact_cnt: added,
      };
    }),
  };
}

function groupStatistics(call: Call): Fields {
  const { world, body } = call;
  const owners = body.inner('owner_filter').texts('userid_list');
  need(owners.length > 0 && owners.length <= 100, 40058);
  const from = body.number('day_begin_time', 0);
  const days = daysOf(call, from, body.number('day_end_time', from));
  const [first = 0, last = 0] = [days[0], (days.at(-1) ?? 0) + DAY];
  const all = owners.map((owner) => {
    const { userId } = seenMember(call, owner);
    const groups = [...world.company.groups.values()].filter((one) => one.owner === userId && !one.dismissed);
    const members = groups.flatMap((one) => one.members);
    return {
      owner: userId,
      data: {
        new_chat_cnt: groups.filter(({ createdAt }) => createdAt >= first && createdAt < last).length,
        chat_total: groups.length,
        chat_has_msg: 0,
        new_member_cnt: members.filter(({ joinedAt }) => joinedAt >= first && joinedAt < last).length,
        member_total: members.length,
        member_has_msg: 0,
        msg_total: 0,
      },
    };
  });
  const offset = Math.max(body.number('offset', 0), 0);
  const items = all.slice(offset, offset + body.limit(500, 1000));
  return { total: all.length, next_offset: offset + items.length, items };
}

export const statisticEndpoints: Endpoints = {
  'externalcontact/get_user_behavior_data': post(behaviour, { empty: { behavior_data: [] } }),
  'externalcontact/groupchat/statistic': post(groupStatistics, { empty: { items: [] } }),
};
