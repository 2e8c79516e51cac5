/** What a file probably holds, from its name and its first bytes: people see the guess before anything is uploaded. Pure. */
import { type MappedKind, proposeMapping } from '#features/imports/core';

export type ImportKind = MappedKind | 'library';

const names: readonly [kind: ImportKind, words: RegExp][] = [
  ['library', /标签库|標籤庫|标签体系|標籤體系|library|\.(?:ya?ml|json)$/i],
  ['taggings', /打标|打標|tagging/i],
  ['orders', /订单|訂單|交易|流水|销售明细|order|transaction|sales/i],
  ['events', /行为|行為|事件|浏览|瀏覽|直播|访问|訪問|互动|互動|参与|event|behaviou?r|visit/i],
  ['customers', /客户|客戶|会员|會員|用户|用戶|顾客|customer|member|contact|crm/i],
];

/** Names of columns that only a library table has. */
const LIBRARY_HEADERS = [
  '单选多选',
  '含义',
  '含義',
  '不适用',
  '反例',
  'meaning',
  'choice',
  '大类',
  '大類',
  'category',
];

/** The first row of a text file, as names of columns. `head`: its first bytes, decoded. Empty for a workbook. */
export function headersOf(head: string): string[] {
  const [line = ''] = head
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((each) => each.trim() !== '');
  const delimiter = [',', '\t', ';', '|']
    .map((sign) => ({ sign, times: line.split(sign).length - 1 }))
    .toSorted((a, b) => b.times - a.times)[0];
  const cells = delimiter && delimiter.times > 0 ? line.split(delimiter.sign) : line.trim().split(/ +/);
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

const targetsOf = (headers: readonly string[], kind: MappedKind): ReadonlySet<string> =>
  new Set(
    Object.values(proposeMapping(headers, kind, { groups: [], attributes: [], staff: [] })).map(
      (target) => target.split(':')[0] ?? target,
    ),
  );

/** The columns decide where they are clear, then the name; customers when nothing speaks. */
export function guessKind(fileName: string, head: string): ImportKind {
  const named = names.find(([, words]) => words.test(fileName))?.[0];
  if (named === 'library' && /\.(?:ya?ml|json)$/i.test(fileName)) return 'library';
  const headers = headersOf(head);
  const folded = headers.map((header) => header.toLowerCase());
  if (folded.filter((header) => LIBRARY_HEADERS.some((word) => header.includes(word))).length >= 2)
    return 'library';
  const orders = targetsOf(headers, 'orders');
  if (orders.has('paidAt') && (orders.has('amount') || orders.has('itemAmount'))) return 'orders';
  const events = targetsOf(headers, 'events');
  if (events.has('at') && events.has('eventType')) return 'events';
  const taggings = targetsOf(headers, 'taggings');
  if (taggings.has('remove') || taggings.has('evidence')) return 'taggings';
  const customers = targetsOf(headers, 'customers');
  const onlyTags = taggings.has('customer') && taggings.has('tags') && !customers.has('name');
  if (onlyTags && named !== 'customers') return 'taggings';
  return named ?? 'customers';
}

/** Text in the encodings Chinese offices use; `null` for a packed workbook. */
export function decodeHead(bytes: Uint8Array): string | null {
  const starts = (...signs: number[]) => signs.every((sign, i) => bytes[i] === sign);
  if (starts(0x50, 0x4b)) return null;
  if (starts(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (starts(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    // The last character may be cut off: a stream forgives that.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
