/**
 * One line of a chat archive: a message as WeCom's SDK gives it when it is decrypted, or what a customer agreed to, in
 * the words of `msgaudit/check_single_agree` (wecom-api: docs 91774, 91782). Pure; texts go no further than the answer.
 */

export interface ArchiveMessage {
  readonly kind: 'message';
  readonly id: string;
  /** A WeCom user id of staff, or an external one of a customer. */
  readonly from: string;
  readonly to: readonly string[];
  /** Of a group. */
  readonly room: string | null;
  readonly at: Date;
  readonly type: string;
  /** What somebody wrote, or the title of what he sent. */
  readonly text: string | null;
}

export interface ArchiveConsent {
  readonly externalUserid: string;
  /** The member of staff in lower case, or the group. */
  readonly chat: string;
  readonly agreed: boolean;
  /** Null: nobody says when; it counts from when it is read. */
  readonly at: Date | null;
}

export type ArchiveLine =
  | ArchiveMessage
  | { readonly kind: 'consents'; readonly consents: readonly ArchiveConsent[] }
  /** Somebody took a message back. */
  | { readonly kind: 'recall'; readonly id: string; readonly parties: readonly string[] }
  /** Nothing that concerns customers: staff who changed corps, empty lines. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wrong'; readonly code: ArchiveProblem };

export const archiveProblems = [
  'archive.notJson',
  'archive.unknownShape',
  'archive.noTime',
  'archive.tooLong',
  'archive.unknownCustomer',
] as const;
export type ArchiveProblem = (typeof archiveProblems)[number];

/** Letters of a text that are kept: keywords look no further. */
const MOST_LETTERS = 4000;
/** So long that `archive:` before it still is the id of an event. */
const LONGEST_ID = 190;

type Bag = Readonly<Record<string, unknown>>;

const bag = (value: unknown): Bag | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : null;
const words = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
/** An id, or a word of WeCom's. Null: none, or one that the database does not take. */
const text = (value: unknown): string | null => (isBroken(value) ? null : words(value));
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];
/** Such an id is not the same as none: without its room a message would be one to somebody alone. */
const isBroken = (value: unknown): boolean =>
  typeof value === 'string' && (value.length > LONGEST_ID || value.includes('\u0000'));
const wrong = (code: ArchiveProblem): ArchiveLine => ({ kind: 'wrong', code });

const LATEST = Date.UTC(3000, 0, 1);
const time = (value: unknown, unit: 1 | 1000): Date | null => {
  const at = Number(value) * unit;
  return Number.isFinite(at) && at > 0 && at < LATEST ? new Date(at) : null;
};

export function readArchiveLine(line: string): ArchiveLine {
  if (line.trim() === '') return { kind: 'nothing' };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return wrong('archive.notJson');
  }
  const whole = bag(value);
  if (!whole) return wrong('archive.unknownShape');
  if (whole.agreeinfo !== undefined || whole.agree_status !== undefined) return readAgreeInfo(whole);
  if (whole.action === 'switch') return { kind: 'nothing' };
  return readMessage(whole);
}

function readMessage(whole: Bag): ArchiveLine {
  const [id, from, type] = [text(whole.msgid), text(whole.from), text(whole.msgtype)];
  const to = texts(whole.tolist);
  const isWhole = !isBroken(whole.roomid) && !(Array.isArray(whole.tolist) && whole.tolist.some(isBroken));
  if (!id || !from || !type || !isWhole) return wrong('archive.unknownShape');
  const room = text(whole.roomid);
  if (type === 'agree' || type === 'disagree') return readAgreement(whole, { type, from, to, room });
  if (type === 'revoke') {
    const taken = text(bag(whole.revoke)?.pre_msgid);
    return taken ? { kind: 'recall', id: taken, parties: [from, ...to] } : wrong('archive.unknownShape');
  }
  const at = time(whole.msgtime, 1);
  if (!at) return wrong('archive.noTime');
  return { kind: 'message', id, from, to, room, at, type, text: shortened(textOf(type, whole)) };
}

/** A message by which a customer agrees, or does not any more: `{ "userid", "agree_time" }`. */
function readAgreement(
  whole: Bag,
  {
    type,
    from,
    to,
    room,
  }: { type: 'agree' | 'disagree'; from: string; to: readonly string[]; room: string | null },
): ArchiveLine {
  const said = bag(whole[type]) ?? {};
  const at = time(said[`${type}_time`] ?? whole.msgtime, 1);
  if (isBroken(said.userid)) return wrong('archive.unknownShape');
  const externalUserid = text(said.userid) ?? from;
  const chats = room ? [room] : to.filter((one) => one !== externalUserid).map((one) => one.toLowerCase());
  const consents = chats.map((chat) => ({ externalUserid, chat, agreed: type === 'agree', at }));
  return consents.length > 0 ? { kind: 'consents', consents } : wrong('archive.unknownShape');
}

/** An answer of `check_single_agree` or `check_room_agree` (with its `roomid`), or one row of it. */
function readAgreeInfo(whole: Bag): ArchiveLine {
  const rows = Array.isArray(whole.agreeinfo) ? whole.agreeinfo : [whole];
  const room = text(whole.roomid);
  if ([whole, ...rows].some((one) => isBroken(bag(one)?.roomid))) return wrong('archive.unknownShape');
  const consents = rows.flatMap((each): ArchiveConsent[] => {
    const row = bag(each) ?? {};
    // The name is misspelt in WeCom's own documents; who passes it on may have mended it.
    const externalUserid = text(row.exteranalopenid) ?? text(row.externalopenid) ?? text(row.external_userid);
    const chat = room ?? text(row.roomid) ?? text(row.userid)?.toLowerCase();
    const agreed = row.agree_status === 'Agree' || row.agree_status === 'Default_Agree';
    if (!externalUserid || !chat || (!agreed && row.agree_status !== 'Disagree')) return [];
    return [{ externalUserid, chat, agreed, at: time(row.status_change_time, 1000) }];
  });
  return consents.length === rows.length ? { kind: 'consents', consents } : wrong('archive.unknownShape');
}

function textOf(type: string, whole: Bag): string | null {
  const said = bag(whole[type]) ?? {};
  switch (type) {
    case 'text':
    case 'markdown':
      return words(said.content);
    case 'link':
    case 'weapp':
    case 'file':
      return words(said.title) ?? words(said.filename);
    case 'mixed':
      return joined(said.item);
    default:
      return null;
  }
}

/** The parts of a mixed message, each with JSON of its own in `content`. */
function joined(items: unknown): string | null {
  const parts = (Array.isArray(items) ? items : []).flatMap((each) => {
    const item = bag(each);
    if (item?.type !== 'text') return [];
    try {
      return words(bag(JSON.parse(words(item.content) ?? ''))?.content) ?? [];
    } catch {
      return [];
    }
  });
  return parts.length > 0 ? parts.join('\n') : null;
}

const shortened = (long: string | null): string | null =>
  long === null ? null : long.slice(0, MOST_LETTERS).toWellFormed().replaceAll('\u0000', '');
