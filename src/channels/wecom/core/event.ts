/**
 * Callbacks of WeCom as values: the outer envelope, and the decrypted event as one of a closed list.
 * Texts are kept as sent: absent is null, empty is `''`. User ids are not lower-cased here.
 */
import { type EventReader, Incomplete, readers } from './event-readers.ts';
import type { WecomEvent, WecomEventHead } from './event-types.ts';
import { readXml, UnreadableXml, XML_MOST_BYTES, type XmlFields } from './xml.ts';

export type { WecomEvent } from './event-types.ts';
export { UnreadableXml, XML_MOST_BYTES };

/**
 * What a decrypted callback says. Order of elements does not matter. An event that is not in the list, or lacks the ids
 * that its type must have, is `other` with all its texts, so that it can be kept and looked at.
 * Throws `UnreadableXml` for what is no XML of WeCom's kind.
 */
export function readEvent(xml: string): WecomEvent {
  const fields = readXml(xml);
  const text = (name: string): string | null => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : null;
  };
  const head: WecomEventHead = { corpId: text('ToUserName') ?? '', at: instant(text('CreateTime')) };
  const event = text('Event') ?? '';
  const change = text('ChangeType') ?? '';
  const read = readerOf(event, change);
  try {
    if (read && text('MsgType') === 'event') return { ...head, ...read(fields, change) };
  } catch (error) {
    if (!(error instanceof Incomplete)) throw error;
  }
  return { ...head, kind: 'other', message: text('MsgType') ?? '', event, change, texts: plainTexts(fields) };
}

const readerOf = (event: string, change: string): EventReader | undefined =>
  readers.get(`${event}/${change}`) ?? readers.get(event);

function instant(seconds: string | null): Date | null {
  return seconds !== null && /^\d{1,11}$/.test(seconds) ? new Date(Number(seconds) * 1000) : null;
}

const plainTexts = (fields: XmlFields): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/** The body of a callback before it is decrypted. */
export interface Envelope {
  /** For whom it says it is; only the receiver inside the cipher text proves it. */
  readonly corpId: string;
  readonly agentId: number | null;
  /** The text that is signed and decrypted. */
  readonly encrypted: string;
}

/**
 * The outer XML, or its JSON form (`{"tousername","encrypt","agentid"}`: named once in document 90968, never seen).
 * Throws `UnreadableXml`. Nothing in it is proven before the signature is.
 */
export function readEnvelope(body: string): Envelope {
  if (Buffer.byteLength(body) > XML_MOST_BYTES) throw new UnreadableXml('tooLarge');
  const [corpId, agentId, encrypted] = body.trimStart().startsWith('{') ? fromJson(body) : fromXml(body);
  if (typeof encrypted !== 'string' || encrypted === '' || typeof corpId !== 'string')
    throw new UnreadableXml('malformed');
  const agent = typeof agentId === 'string' || typeof agentId === 'number' ? String(agentId) : '';
  return { corpId, agentId: /^\d{1,15}$/.test(agent) ? Number(agent) : null, encrypted };
}

function fromXml(body: string): readonly unknown[] {
  const fields = readXml(body);
  // None of the three begins or ends with a space, but a line break may stand beside the CDATA.
  return ['ToUserName', 'AgentID', 'Encrypt'].map((name) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.trim() : value;
  });
}

function fromJson(body: string): readonly unknown[] {
  try {
    const { tousername, agentid, encrypt } = JSON.parse(body);
    return [tousername, agentid, encrypt];
  } catch {
    throw new UnreadableXml('malformed');
  }
}
