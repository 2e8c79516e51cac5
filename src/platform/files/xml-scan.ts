/**
 * The little XML that workbooks are made of, read as a stream: tags, text, CDATA. Entities are the five of XML and
 * numbered characters; a document type declaration is refused, so nothing can expand or be fetched.
 * It looks at each character once or twice, with `indexOf` doing most of the work.
 */
import { damaged } from './refusals.ts';

/** Longest tag or comment that is waited for. */
const LONGEST_MARKUP = 1024 * 1024;
const SLASH = 0x2f;
const COLON = 0x3a;

export interface XmlEvents {
  /** `name` is without its prefix; `attributes` is the raw text, see `attribute`. An empty element is opened and closed. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text arrives in pieces of any size. */
  text(text: string): void;
}

export class XmlScanner {
  readonly #events: XmlEvents;
  #rest = '';

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  /** Error: `file.damaged`. */
  write(chunk: string): void {
    const text = this.#rest === '' ? chunk : this.#rest + chunk;
    let i = 0;
    while (i < text.length) {
      const tag = text.indexOf('<', i);
      if (tag !== i) {
        const end = tag < 0 ? wholeEntities(text, i) : tag;
        if (end > i) this.#events.text(withoutEntities(text.slice(i, end)));
        i = end;
        if (tag < 0) break;
      }
      const next = this.#markup(text, i);
      if (next < 0) break;
      i = next;
    }
    this.#rest = text.slice(i);
    if (this.#rest.length > LONGEST_MARKUP) throw damaged('xml');
  }

  /** Error: `file.damaged` when the document stops inside a tag. */
  end(): void {
    if (this.#rest.trim() !== '') throw damaged('xml');
  }

  /** The place behind the markup at `i`, or −1 when the rest of it has not arrived. */
  #markup(text: string, i: number): number {
    const second = text.charCodeAt(i + 1);
    if (Number.isNaN(second)) return -1;
    if (second === SLASH) {
      const end = text.indexOf('>', i);
      if (end < 0) return -1;
      this.#events.close(localName(text, i + 2, endOfName(text, i + 2, end)));
      return end + 1;
    }
    if (second === 0x3f /* ? */) return behind(text, '?>', i);
    if (second === 0x21 /* ! */) return this.#declaration(text, i);
    const end = tagEnd(text, i + 1);
    if (end < 0) return -1;
    const empty = text.charCodeAt(end - 1) === SLASH;
    const last = empty ? end - 1 : end;
    const nameEnd = endOfName(text, i + 1, last);
    const name = localName(text, i + 1, nameEnd);
    this.#events.open(name, text.slice(nameEnd, last));
    if (empty) this.#events.close(name);
    return end + 1;
  }

  #declaration(text: string, i: number): number {
    if (text.startsWith('<!--', i)) return behind(text, '-->', i + 4);
    if (text.startsWith('<![CDATA[', i)) {
      const end = text.indexOf(']]>', i);
      if (end < 0) return -1;
      this.#events.text(text.slice(i + 9, end));
      return end + 3;
    }
    if (text.length - i < 9) return -1;
    throw damaged('xml');
  }
}

/** The value of an attribute, or `null`. A prefix in the document does not matter: `id` finds `r:id`. */
export function attribute(attributes: string, name: string): string | null {
  const quick = attributes.indexOf(` ${name}="`);
  if (quick >= 0) {
    const start = quick + name.length + 3;
    return withoutEntities(attributes.slice(start, attributes.indexOf('"', start)));
  }
  // Nearly every tag is written the plain way, and then the attribute is not there.
  if (!/[':\n\r\t]| =/.test(attributes)) return null;
  const found = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? withoutEntities(found[1] ?? found[2] ?? '') : null;
}

const behind = (text: string, end: string, from: number) => {
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
};

/** The `>` that ends a tag; one inside an attribute value does not. */
function tagEnd(text: string, from: number): number {
  let end = text.indexOf('>', from);
  while (end >= 0 && insideQuotes(text, from, end)) end = text.indexOf('>', end + 1);
  return end;
}

function insideQuotes(text: string, from: number, to: number): boolean {
  let quote = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (quote === 0) {
      if (code === 0x22 || code === 0x27) quote = code;
    } else if (code === quote) quote = 0;
  }
  return quote !== 0;
}

/** A name ends at the first white space. */
function endOfName(text: string, from: number, to: number): number {
  let i = from;
  while (i < to && text.charCodeAt(i) > 0x20) i++;
  return i;
}

/** The end of the text from `i` on, less an entity that has not fully arrived. */
function wholeEntities(text: string, i: number): number {
  const ampersand = text.lastIndexOf('&');
  return ampersand >= i && text.length - ampersand < 12 && !text.includes(';', ampersand)
    ? ampersand
    : text.length;
}

function localName(text: string, from: number, to: number): string {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === COLON) return text.slice(i + 1, to);
  return text.slice(from, to);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, word) => {
      if (word) return named[String(word).toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
