/**
 * The XML that WeCom sends: one `<xml>` with flat elements, now and then a list below one. Everything else is refused.
 * The outer XML of a callback comes from anybody who knows the address, before any signature was checked: so no
 * entities, no DOCTYPE, no depth, and a bound on the size.
 */
import { XMLParser } from 'fast-xml-parser';

/** Bytes. WeCom's own are below 2 kB; with a list of members that joined a group some ten times that. */
export const XML_MOST_BYTES = 64 * 1024;
const MOST_DEPTH = 6;

export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml';
  constructor(readonly code: 'tooLarge' | 'malformed' | 'doctype' | 'repeated') {
    super(`XML from WeCom cannot be read: ${code}`);
  }
}

/** Elements by name: the text of a plain one, the texts of the children of a list. */
export type XmlFields = ReadonlyMap<string, string | readonly string[]>;

const parser = new XMLParser({
  ignoreAttributes: true,
  // Texts stay as they were sent: ids such as 0012 or 1e5 are not numbers, and a state may begin with a space.
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  maxNestedTags: MOST_DEPTH,
});

/** Whether a DOCTYPE stands outside of CDATA; inside it is only text, which anybody may have put into a state. */
function hasDoctype(xml: string): boolean {
  let at = 0;
  while (at < xml.length) {
    const cdata = xml.indexOf('<![CDATA[', at);
    const plain = xml.slice(at, cdata < 0 ? undefined : cdata);
    if (/<!(?:DOCTYPE|ENTITY)/i.test(plain)) return true;
    if (cdata < 0) return false;
    const end = xml.indexOf(']]>', cdata);
    if (end < 0) return false;
    at = end + 3;
  }
  return false;
}

function parsed(xml: string): unknown {
  try {
    return parser.parse(xml, true);
  } catch {
    // The parser's message quotes the text, which may hold names.
    throw new UnreadableXml('malformed');
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function texts(list: Record<string, unknown>): string[] {
  return Object.entries(list)
    .filter(([name]) => name !== '#text')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === 'string');
}

/** The elements below `<xml>`, in any order. An element that is there and empty is `''`; one that is not, is absent. */
export function readXml(xml: string): XmlFields {
  if (Buffer.byteLength(xml) > XML_MOST_BYTES) throw new UnreadableXml('tooLarge');
  if (hasDoctype(xml)) throw new UnreadableXml('doctype');
  const document = parsed(xml);
  const root = isObject(document) ? document.xml : undefined;
  if (root === '') return new Map();
  if (!isObject(root)) throw new UnreadableXml('malformed');
  const fields = new Map<string, string | readonly string[]>();
  for (const [name, value] of Object.entries(root)) {
    if (name === '#text') continue;
    if (typeof value === 'string') fields.set(name, value);
    else if (isObject(value)) fields.set(name, texts(value));
    // Two elements of one name: which is meant would be a guess.
    else throw new UnreadableXml('repeated');
  }
  return fields;
}
