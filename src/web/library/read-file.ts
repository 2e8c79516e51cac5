/** A file or pasted text as the input of a plan. */
import type { PlanSource } from './api.ts';

export const FILE_MOST = 8 * 1024 * 1024;

const formatOf = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  txt: 'yaml',
  xlsx: 'xlsx',
} as const;

/** Null: nothing we can read. */
export function formatOfName(name: string): 'yaml' | 'json' | 'csv' | 'xlsx' | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(formatOf, ending) ? formatOf[ending as keyof typeof formatOf] : null;
}

/** UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, else GB 18030: what Chinese offices save CSV in. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function base64Of(bytes: Uint8Array): string {
  const CHUNK = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

export function sourceOfFile(name: string, bytes: Uint8Array): PlanSource | null {
  const format = formatOfName(name);
  if (format === null) return null;
  if (format === 'xlsx') return { format, file: base64Of(bytes) };
  return { format, text: decodeText(bytes) };
}

/** JSON begins with a bracket, a table has tabs or commas in its first line and no colon after a word; the rest is YAML. */
export function sourceOfText(text: string): PlanSource {
  const begin = text.trimStart();
  if (/^[{[]/.test(begin)) return { format: 'json', text };
  const [line = ''] = begin.split(/\r?\n/, 1);
  const isTable = /[\t,;]/.test(line) && !/^\s*(-\s*)?[\w\u4e00-\u9fff]+:(\s|$)/.test(line);
  return { format: isTable ? 'csv' : 'yaml', text };
}
