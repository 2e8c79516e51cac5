/** Messages that arrive at once: the welcome of a customer, notices to staff, robots in groups. */
import { createHash } from 'node:crypto';
import { bound, call, nothing, type Send } from '../call.ts';
import { joinedTexts, textOrNull } from '../fields.ts';
import { type CustomerMessage, messageBody } from './attachments.ts';
import { type AppNotice, noticeBody, type RobotNotice } from './notices.ts';

export type AppMessage = AppNotice & {
  /** At least one receiver. At most 1000 staff, 100 departments, 100 staff tags. */
  readonly to:
    | 'everybody'
    | {
        readonly userIds?: readonly string[];
        readonly departmentIds?: readonly number[];
        readonly staffTagIds?: readonly number[];
      };
  /** The same message to the same people within half an hour is sent once. */
  readonly once?: boolean;
};

/** `key` of the robot: whoever has it can write to the group. */
export type RobotMessage = RobotNotice & { readonly key: string };

const joined = (list: readonly (string | number)[] | undefined) =>
  list && list.length > 0 ? list.join('|') : undefined;

const receivers = (to: AppMessage['to']) =>
  to === 'everybody'
    ? { touser: '@all' }
    : { touser: joined(to.userIds), toparty: joined(to.departmentIds), totag: joined(to.staffTagIds) };

const tableOf = (agentId: number) => ({
  /** Once, within 20 seconds of the event that brought the code; the first app to call wins (41051, 41096). */
  sendWelcome: call({
    path: 'externalcontact/send_welcome_msg',
    body: ({ welcomeCode, ...message }: CustomerMessage & { readonly welcomeCode: string }) => ({
      welcome_code: welcomeCode,
      ...messageBody(message),
    }),
    read: nothing,
  }),
  /** To staff, from the app. Whom it did not reach is told; who got too many is not: those are dropped in silence. */
  send: call({
    path: 'message/send',
    body: (message: AppMessage) => ({
      ...receivers(message.to),
      ...noticeBody(message),
      agentid: agentId,
      enable_duplicate_check: message.once ? 1 : 0,
      duplicate_check_interval: message.once ? 1800 : undefined,
    }),
    read: (answer) => ({
      messageId: textOrNull(answer, 'msgid'),
      /** For `message/update_template_card`, 72 hours, once. */
      responseCode: textOrNull(answer, 'response_code'),
      /** Lower-cased by WeCom. */
      invalidUserIds: joinedTexts(answer, 'invaliduser'),
      invalidDepartmentIds: joinedTexts(answer, 'invalidparty').map(Number),
      invalidStaffTagIds: joinedTexts(answer, 'invalidtag').map(Number),
      unlicensedUserIds: joinedTexts(answer, 'unlicenseduser'),
    }),
  }),
  /** Into the group of a robot; 20 a minute for each robot. 93000 when it is gone. */
  sendByRobot: call({
    path: 'webhook/send',
    auth: 'none',
    query: ({ key }: RobotMessage) => ({ key }),
    // One robot that talks too much does not silence the others.
    circuit: ({ key }: RobotMessage) => `webhook/send ${robotName(key)}`,
    body: (message: RobotMessage) => noticeBody(message),
    read: nothing,
  }),
});

/** Names a robot without telling its key. */
const robotName = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

export const messageCalls = (send: Send, agentId: number) => bound(send, tableOf(agentId));
