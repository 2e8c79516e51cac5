/**
 * The text of an article: a few marks, and nothing else. What is written is never HTML, so there is nothing to be cleaned:
 * every character that is not one of these marks is shown as it is.
 *
 *     # heading        ## smaller heading        - item        ![what it shows](mfl_3)        **strong**        [words](https://…)
 */
import { escaped } from '#kernel';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly parts: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  /** `file`: outer id of a material file. */
  | { readonly kind: 'image'; readonly file: string; readonly shows: string };

const IMAGE = /^!\[([^\]\n]{0,200})\]\((mfl_[1-9]\d{0,9})\)$/;
const INLINE = /\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\((https?:\/\/[^\s()<>"']{1,2000})\)/g;

/** An address that a reader may be sent to: http or https, nothing that runs. */
export function webAddress(text: string): string | null {
  const url = URL.parse(text);
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null;
}

function inlineOf(line: string): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const found of line.matchAll(INLINE)) {
    const [whole, strong, words, address] = found;
    const to = address === undefined ? null : webAddress(address);
    if (strong === undefined && to === null) continue;
    if (found.index > at) parts.push({ kind: 'text', text: line.slice(at, found.index) });
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (to !== null) parts.push({ kind: 'link', text: words ?? '', to });
    at = found.index + whole.length;
  }
  if (at < line.length) parts.push({ kind: 'text', text: line.slice(at) });
  return parts;
}

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    const last = blocks.at(-1);
    if (line === '') continue;
    const image = IMAGE.exec(line);
    if (image) blocks.push({ kind: 'image', shows: image[1] ?? '', file: image[2] ?? '' });
    else if (line.startsWith('## '))
      blocks.push({ kind: 'heading', level: 3, parts: inlineOf(line.slice(3)) });
    else if (line.startsWith('# '))
      blocks.push({ kind: 'heading', level: 2, parts: inlineOf(line.slice(2)) });
    else if (line.startsWith('- ')) {
      const item = inlineOf(line.slice(2));
      if (last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] };
      else blocks.push({ kind: 'list', items: [item] });
    } else blocks.push({ kind: 'paragraph', parts: inlineOf(line) });
  }
  return blocks;
}

/** Outer ids of the files that a text shows. */
export const filesIn = (text: string): string[] => [
  ...new Set(blocksOf(text).flatMap((block) => (block.kind === 'image' ? [block.file] : []))),
];

const inlineHtml = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'strong') return `<strong>${escaped(part.text)}</strong>`;
      if (part.kind === 'link')
        return `<a href="${escaped(part.to)}" target="_blank" rel="noopener noreferrer nofollow">${escaped(part.text)}</a>`;
      return escaped(part.text);
    })
    .join('');

function blockHtml(block: Block, addressOf: (file: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inlineHtml(block.parts)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inlineHtml(block.parts)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</ul>`;
    case 'image':
      return `<img src="${escaped(addressOf(block.file))}" alt="${escaped(block.shows)}" loading="lazy">`;
  }
}

/** `addressOf`: where a file is shown. */
export const htmlOf = (text: string, addressOf: (file: string) => string): string =>
  blocksOf(text)
    .map((block) => blockHtml(block, addressOf))
    .join('\n');
