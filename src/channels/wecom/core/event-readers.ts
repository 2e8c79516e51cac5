/** How each event is read from its elements: one row per `Event/ChangeType`. */
import type { KnownEvent, Pair } from './event-types.ts';
import type { XmlFields } from './xml.ts';

/** An id that this type of event must have is absent or empty. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete';
}

export type EventReader = (fields: XmlFields, change: string) => KnownEvent;

function text(fields: XmlFields, name: string): string | null {
  const value = fields.get(name);
  return typeof value === 'string' ? value : null;
}

function id(fields: XmlFields, name: string): string {
  const value = text(fields, name);
  if (!value) throw new Incomplete(name);
  return value;
}

/** Numbers arrive as texts; what is no whole number is as good as absent. */
function whole(fields: XmlFields, name: string): number | null {
  const value = text(fields, name);
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

const pair = (fields: XmlFields): Pair => ({
  userId: id(fields, 'UserID'),
  externalUserId: id(fields, 'ExternalUserID'),
});

const arrival = (fields: XmlFields) => ({
  ...pair(fields),
  state: text(fields, 'State'),
  welcomeCode: text(fields, 'WelcomeCode'),
});

const chat =
  (kind: 'groupChatCreated' | 'groupChatDismissed'): EventReader =>
  (fields) => ({ kind, chatId: id(fields, 'ChatId') });

const libraryChange =
  (kind: 'tagCreated' | 'tagUpdated' | 'tagDeleted'): EventReader =>
  (fields) => {
    const of = id(fields, 'TagType');
    if (of !== 'tag' && of !== 'tag_group') throw new Incomplete('TagType');
    return {
      kind,
      of: of === 'tag' ? 'tag' : 'group',
      id: id(fields, 'Id'),
      strategyId: text(fields, 'StrategyId') || null,
    };
  };

const staffChange =
  (kind: 'staffCreated' | 'staffUpdated' | 'staffDeleted'): EventReader =>
  (fields) => ({
    kind,
    userId: id(fields, 'UserID'),
    newUserId: text(fields, 'NewUserID') || null,
    departments: departments(text(fields, 'Department')),
  });

/** `1,2,3`; a list that cannot be read is as good as absent, so that the staff member is read again. */
function departments(list: string | null): readonly number[] | null {
  if (list === null) return null;
  return /^\d{1,15}(,\d{1,15})*$/.test(list) ? list.split(',').map(Number) : null;
}

const departmentChange =
  (kind: 'departmentCreated' | 'departmentUpdated' | 'departmentDeleted'): EventReader =>
  (fields) => {
    const departmentId = whole(fields, 'Id');
    if (departmentId === null) throw new Incomplete('Id');
    return { kind, departmentId, parentId: whole(fields, 'ParentId') };
  };

const groupChatUpdated: EventReader = (fields) => {
  const changed = fields.get('MemChangeList');
  return {
    kind: 'groupChatUpdated',
    chatId: id(fields, 'ChatId'),
    detail: text(fields, 'UpdateDetail') ?? '',
    joinScene: whole(fields, 'JoinScene'),
    quitScene: whole(fields, 'QuitScene'),
    changedCount: whole(fields, 'MemChangeCnt'),
    changed: Array.isArray(changed) ? changed : [],
    versionBefore: text(fields, 'LastMemVer') || null,
    versionAfter: text(fields, 'CurMemVer') || null,
  };
};

const acquisition: EventReader = (fields, change) => {
  const expires = whole(fields, 'ExpireTime');
  return {
    kind: 'acquisition',
    change,
    linkId: text(fields, 'LinkId') || null,
    state: text(fields, 'State'),
    userId: text(fields, 'UserID') || null,
    externalUserId: text(fields, 'ExternalUserID') || null,
    chatKey: text(fields, 'ChatKey') || null,
    expiresAt: expires === null ? null : new Date(expires * 1000),
    expiringQuota: whole(fields, 'ExpireQuotaNum'),
  };
};

/** By `Event/ChangeType`; by `Event` alone where every change is read in the same way. */
export const readers: ReadonlyMap<string, EventReader> = new Map<string, EventReader>([
  ['change_external_contact/add_external_contact', (f) => ({ kind: 'relationAdded', ...arrival(f) })],
  [
    'change_external_contact/add_half_external_contact',
    (f) => ({ kind: 'relationHalfAdded', ...arrival(f) }),
  ],
  [
    'change_external_contact/edit_external_contact',
    (f) => ({ kind: 'relationEdited', ...pair(f), state: text(f, 'State') }),
  ],
  [
    'change_external_contact/del_external_contact',
    (f) => ({
      kind: 'relationDeletedByStaff',
      ...pair(f),
      byTransfer: text(f, 'Source') === 'DELETE_BY_TRANSFER',
    }),
  ],
  ['change_external_contact/del_follow_user', (f) => ({ kind: 'relationDeletedByCustomer', ...pair(f) })],
  [
    'change_external_contact/transfer_fail',
    (f) => ({ kind: 'transferFailed', ...pair(f), reason: text(f, 'FailReason') ?? '' }),
  ],
  [
    'change_external_contact/msg_audit_approved',
    (f) => ({ kind: 'archiveAgreed', ...pair(f), welcomeCode: text(f, 'WelcomeCode') }),
  ],
  ['change_external_chat/create', chat('groupChatCreated')],
  ['change_external_chat/update', groupChatUpdated],
  ['change_external_chat/dismiss', chat('groupChatDismissed')],
  ['change_external_tag/create', libraryChange('tagCreated')],
  ['change_external_tag/update', libraryChange('tagUpdated')],
  ['change_external_tag/delete', libraryChange('tagDeleted')],
  [
    'change_external_tag/shuffle',
    (f) => ({
      kind: 'tagsShuffled',
      groupId: text(f, 'Id') || null,
      strategyId: text(f, 'StrategyId') || null,
    }),
  ],
  ['customer_acquisition', acquisition],
  ['msgaudit_notify', () => ({ kind: 'archiveNotified' })],
  ['change_contact/create_user', staffChange('staffCreated')],
  ['change_contact/update_user', staffChange('staffUpdated')],
  ['change_contact/delete_user', staffChange('staffDeleted')],
  ['change_contact/create_party', departmentChange('departmentCreated')],
  ['change_contact/update_party', departmentChange('departmentUpdated')],
  ['change_contact/delete_party', departmentChange('departmentDeleted')],
  ['change_contact/update_tag', (f) => ({ kind: 'staffTagUpdated', tagId: id(f, 'TagId') })],
]);
