/** Which encoding some bytes are in. Only those that Chinese offices meet: UTF-8, UTF-16, GB18030 (GBK), Big5. */
import type { Encoding } from './table.ts';

const REPLACEMENT = 0xfffd;

/** The byte order mark at the start, if there is one. `length` is in bytes. */
export function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33)
    return { encoding: 'gb18030', length: 4 };
  return null;
}

/** A decoder that takes chunks, gives U+FFFD for what it cannot read, and drops a byte order mark. */
export function decoder(encoding: Encoding): { write(bytes: Uint8Array): string; end(): string } {
  const inner = new TextDecoder(encoding, { ignoreBOM: true });
  let atStart = true;
  const withoutMark = (text: string) => {
    if (!atStart || text === '') return text;
    atStart = false;
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  };
  return {
    write: (bytes) => withoutMark(inner.decode(bytes, { stream: true })),
    end: () => withoutMark(inner.decode()),
  };
}

/** Decodes a sample whose last character may be cut off. */
export function decodeSample(bytes: Uint8Array, encoding: Encoding): string {
  return decoder(encoding).write(bytes);
}

/** A whole text in the encoding that fits it best, without byte order mark. `brokenLine`, from 1: where that fails first. */
export function decodeText(bytes: Uint8Array): {
  text: string;
  encoding: Encoding;
  brokenLine: number | null;
} {
  const encoding = detectEncoding(bytes);
  const { write, end } = decoder(encoding);
  const text = write(bytes) + end();
  if (isReadable(bytes, encoding)) return { text, encoding, brokenLine: null };
  const before = text.slice(0, text.indexOf(String.fromCharCode(REPLACEMENT)));
  return { text, encoding, brokenLine: before.split('\n').length };
}

/** U+FFFD in a text does not say so: it may have been written there. */
function isReadable(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The encoding that fits a sample best. Plain ASCII is called UTF-8. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const mark = byteOrderMark(bytes);
  if (mark) return mark.encoding;
  const zeros = zeroBytes(bytes);
  // Latin text in UTF-16 is half zero bytes, and such a file is valid UTF-8 too.
  if (zeros.share >= 0.2) return zeros.odd >= zeros.even ? 'utf-16le' : 'utf-16be';
  const asUtf8 = decodeSample(bytes, 'utf-8');
  const broken = count(asUtf8, (c) => c === REPLACEMENT);
  const beyondAscii = count(asUtf8, (c) => c > 0x7f);
  // A few broken characters in an otherwise good UTF-8 file do not make it another encoding.
  if (broken <= (beyondAscii - broken) * 0.05) return 'utf-8';
  if (zeros.share >= 0.005) return likelierUtf16(bytes);
  return gbOrBig5(bytes);
}

function zeroBytes(bytes: Uint8Array): { share: number; even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) i % 2 === 0 ? even++ : odd++;
  return { share: (even + odd) / Math.max(1, bytes.length), even, odd };
}

function likelierUtf16(bytes: Uint8Array): Encoding {
  const usual = (encoding: Encoding) => count(decodeSample(bytes, encoding), isUsual);
  return usual('utf-16le') >= usual('utf-16be') ? 'utf-16le' : 'utf-16be';
}

function isUsual(code: number): boolean {
  return (
    (code >= 0x20 && code < 0x7f) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0x09
  );
}

/**
 * GBK and Big5 share most byte values. Everyday simplified Chinese lies in the GB2312 rectangle (both bytes ≥ A1) and
 * mostly in its first level (lead byte B0–D7); in Big5 two of five characters have a second byte below 7F, which that rectangle never has.
 */
function gbOrBig5(bytes: Uint8Array): Encoding {
  let pairs = 0;
  let inGb2312 = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x81) continue;
    const second = bytes[i + 1] ?? 0;
    pairs++;
    if (second >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) inGb2312++;
    i++;
  }
  if (inGb2312 >= pairs * 0.8) return 'gb18030';
  const broken = (encoding: Encoding) =>
    count(decodeSample(bytes, encoding), (c) => c === REPLACEMENT || isPrivate(c));
  return broken('big5') < broken('gb18030') || (broken('big5') === 0 && usualBig5(bytes))
    ? 'big5'
    : 'gb18030';
}

/** Lead bytes A4–C6 hold the 5,401 frequent characters of Big5, A1–A3 its punctuation. */
function usualBig5(bytes: Uint8Array): boolean {
  let pairs = 0;
  let frequent = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x81) continue;
    pairs++;
    if (lead >= 0xa1 && lead <= 0xc6) frequent++;
    i++;
  }
  return frequent >= pairs * 0.9;
}

const isPrivate = (code: number) => code >= 0xe000 && code <= 0xf8ff;

function count(text: string, matches: (code: number) => boolean): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) if (matches(text.charCodeAt(i))) n++;
  return n;
}
