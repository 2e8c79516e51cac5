/**
 * Which properties of events are kept for a time only (P09). That something happened, when, and its numbers stay, so
 * counts, sums and silence mean what they meant; what was said and looked at goes. Pure.
 */
import { builtInTypes, isOrderType } from './event-types.ts';

/** Each has its own number of days in the settings of the workspace. */
export const detailClasses = ['chatTexts', 'pageAddresses', 'otherDetails'] as const;
export type DetailClass = (typeof detailClasses)[number];

const CHAT: readonly string[] = ['message.received', 'message.sent', 'moment.commented'];
const PAGES: readonly string[] = ['page.view'];

/** Besides numbers and yes-or-no of these types stays what says with whom or what, and never what was said. */
const KEPT: Readonly<Record<DetailClass, readonly string[]>> = {
  chatTexts: ['kind', 'chat', 'with', 'moment'],
  pageAddresses: ['visit', 'site', 'product'],
  otherDetails: ['visit'],
};

/**
 * Null: all of it is kept until the customer is erased: relations, materials, forms with the words of consent,
 * follow-ups, orders.
 */
export function classOf(type: string): DetailClass | null {
  if (CHAT.includes(type)) return 'chatTexts';
  if (PAGES.includes(type)) return 'pageAddresses';
  return Object.hasOwn(builtInTypes, type) || isOrderType(type) ? null : 'otherDetails';
}

export const keptProperties = (of: DetailClass): readonly string[] => KEPT[of];

/** Whether a property of a type may be gone after a time; of own types nobody knows which are numbers. */
export function mayExpire(type: string, property: string): boolean {
  const of = classOf(type);
  return of !== null && property !== 'seconds' && !KEPT[of].includes(property);
}
