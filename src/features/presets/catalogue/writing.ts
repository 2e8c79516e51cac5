/** How presets and their stories are written down: words in three languages, what customers do, and groups of the ready libraries. */
import type { Condition, EventTypeName } from '#features/conditions/core';
import { findPreset } from '#features/tags';
import type { DocumentCategory, DocumentGroup } from '#features/tags/core';
import type { Happening, Properties, Said, StoryStep } from '../core/public.ts';

export const say = (simplified: string, traditional: string, en: string): Said => ({
  'zh-CN': simplified,
  'zh-TW': traditional,
  en,
});

/** `tags`: all that the customer has afterwards. */
export const step = (
  at: string,
  words: Said,
  happens: readonly Happening[],
  tags: readonly string[],
): StoryStep => ({ at, words, happens, tags });

const event = (type: EventTypeName, properties: Properties = {}, times = 1): Happening => ({
  kind: 'event',
  type,
  properties,
  times,
});

export const added = (): Happening => event('customer.added');
export const reads = (seconds: number, times = 1, material = '案例集'): Happening =>
  event('material.visit', { material, seconds }, times);
export const shares = (times = 1): Happening => event('material.share', { material: '案例集' }, times);
export const says = (text: string, times = 1): Happening => event('message.received', { text }, times);
export const isWrittenTo = (text: string, times: number): Happening => event('message.sent', { text }, times);
/** What staff noted of a talk, with its kind. */
export const noted = (kind: string): Happening => event('followUp.written', { kind });
export const views = (url: string, product?: string): Happening =>
  event('page.view', product === undefined ? { url } : { url, product });
export const watches = (): Happening => event('live.watched', { live: '直播间', seconds: 1200 });
export const joins = (campaign: string): Happening => event('campaign.joined', { campaign });
/** A questionnaire with its result. */
export const fillsIn = (form: string, answers: Readonly<Record<string, string | number>>): Happening =>
  event('form.submitted', { form, answers });
export const getsCoupon = (): Happening => event('coupon.received');
/** `yuan`: of the whole order. */
export const buys = (orderNo: string, yuan = 500): Happening => ({
  kind: 'order',
  orderNo,
  amount: yuan * 100,
});
export const returns = (orderNo: string): Happening => ({ kind: 'refund', orderNo });
export const byHand = (tag: string): Happening => ({ kind: 'tagging', by: 'manual', action: 'add', tag });
export const takenOff = (tag: string): Happening => ({
  kind: 'tagging',
  by: 'manual',
  action: 'remove',
  tag,
});
export const byChannel = (tag: string): Happening => ({ kind: 'tagging', by: 'channel', action: 'add', tag });

/** Where a document leaves the time open. */
export const LATELY = { last: '30d' } as const;

export const written = (kind: string): Condition => ({
  did: 'followUp.written',
  where: [{ property: 'kind', is: kind }],
  within: LATELY,
});
export const viewed = (min: number): Condition => ({
  did: 'material.visit',
  count: { min },
  within: LATELY,
});
export const said = (text: string, last: string): Condition => ({
  did: 'message.received',
  where: [{ property: 'text', mentions: [text] }],
  within: { last },
});
export const paid = (min: number): Condition => ({ did: 'order.paid', count: { min } });
/** Something happened between us once, and nothing for so long. */
export const silentFor = (duration: string): Condition => ({
  all: [{ did: 'interaction' }, { did: 'interaction', count: { max: 0 }, within: { last: duration } }],
});

function* groupsOf({
  categories = [],
  groups = [],
}: Pick<DocumentCategory, 'categories' | 'groups'>): Generator<DocumentGroup> {
  yield* groups;
  for (const category of categories) yield* groupsOf(category);
}

/** A group of a ready library, whole or with these tags only, so that a tag means the same wherever it comes from. */
export function groupOf(library: string, key: string, tags?: readonly string[]): DocumentGroup {
  const group = [...groupsOf(findPreset(library)?.document ?? {})].find((one) => one.key === key);
  const kept = group?.tags?.filter(({ name }) => tags?.includes(name) ?? true);
  if (!group || !kept || (tags && kept.length < tags.length))
    throw new Error(`the library ${library} has no group ${key} with ${tags?.join(', ')}`);
  return { ...group, tags: kept };
}
