/**
 * A condition in an address: plain JSON while it is short, so that people and programs can read and write it;
 * compressed (deflate, base64url) behind a `~` when it is long.
 */
import type { Condition } from '#features/conditions/core';

/** Characters of JSON up to which it stays readable; chat programs cut longer addresses. */
const READABLE = 900;
/** Most bytes of JSON that an address may unfold to: 500 conditions with long values. */
const MOST_BYTES = 400_000;

/** What stands in the address: the condition itself, or `~` and its compressed form. */
export async function toLink(condition: Condition): Promise<Condition | string> {
  const json = JSON.stringify(condition);
  if (json.length <= READABLE) return condition;
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `~${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** The value that an address holds, unchecked; null when it cannot be read. */
export async function fromLink(value: unknown): Promise<unknown> {
  if (typeof value === 'object') return value;
  if (typeof value !== 'string') return null;
  try {
    return JSON.parse(value.startsWith('~') ? await unfolded(value.slice(1)) : value);
  } catch {
    return null;
  }
}

/** Throws for what is not compressed text, and as soon as it grows beyond the limit. */
async function unfolded(text: string): Promise<string> {
  const packed = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(packed, (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder();
  let json = '';
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return json + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw new Error('the address unfolds to too much');
    }
    json += decoder.decode(value, { stream: true });
  }
}
