/** What a piece of a typed sentence may mean. A piece may mean several things; its neighbours decide. */
import type { CalendarSpan, Source } from '#kernel';
import type { FollowStatus } from '../language.ts';

export type Joint = 'and' | 'or' | 'list' | 'comma' | 'stop' | 'colon';
export type VerbName =
  | 'view'
  | 'share'
  | 'buy'
  | 'refund'
  | 'reply'
  | 'interact'
  | 'contact'
  | 'submit'
  | 'join'
  | 'leave'
  | 'get'
  | 'like'
  | 'comment'
  | 'add'
  | 'lose'
  | 'cooperate';
export type ObjectName =
  | 'material'
  | 'page'
  | 'live'
  | 'group'
  | 'campaign'
  | 'coupon'
  | 'moment'
  | 'form'
  | 'friend'
  | 'thing';
export type Unit =
  | 'times'
  | 's'
  | 'm'
  | 'h'
  | 'd'
  | 'w'
  | 'mo'
  | 'bd'
  | 'y'
  | 'yuan'
  | 'points'
  | 'items'
  | 'years';
export type BoundName = 'gte' | 'gt' | 'lte' | 'lt' | 'is';
export type MeasureWord = 'sum' | 'avg' | 'max' | 'min' | 'median' | 'distinct' | 'days';

/** Grammar words by what they do. */
export type WordName =
  | 'is'
  | 'isNot'
  | 'contains'
  | 'without'
  | 'starts'
  | 'startsEnd'
  | 'in'
  | 'between'
  | 'up'
  | 'down'
  | 'later'
  | 'notEarlier'
  | 'earlier'
  | 'notLater'
  | 'there'
  | 'missing'
  | 'yes'
  | 'no'
  | 'last'
  | 'inside'
  | 'ago'
  | 'from'
  | 'to'
  | 'open'
  | 'each'
  | 'eachTime'
  | 'has'
  | 'noneOf'
  | 'of'
  | 'put'
  | 'take'
  | 'by'
  | 'through'
  | 'tag'
  | 'follow'
  | 'followed'
  | 'notFollowed'
  | 'staffOf'
  | 'fromChannel'
  | 'addWay'
  | 'relation'
  | 'inAudience'
  | 'notInAudience'
  | 'following'
  | 'meet'
  | 'anyItem'
  | 'allItems'
  | 'atLeast'
  | 'notMeet'
  | 'notAllMeet'
  | 'noneMeet'
  | 'customers'
  | 'everyone'
  | 'nobody'
  | 'anyTimes'
  | 'points'
  | 'gains'
  | 'loses'
  | 'afterThat'
  | 'meanwhile'
  | 'onward'
  | 'many'
  | 'few'
  | 'sometimes'
  | 'just'
  | 'unlit'
  | 'single'
  | 'said';

/** Something of the workspace. Options belong to one attribute. */
export type Term =
  | { readonly of: 'tag'; readonly id: number; readonly path: string; readonly group: number }
  | { readonly of: 'group'; readonly id: number; readonly name: string }
  | { readonly of: 'attribute'; readonly key: string }
  | { readonly of: 'option'; readonly key: string; readonly value: string }
  | {
      readonly of: 'audience' | 'staff' | 'department' | 'channel';
      readonly ref: string;
    };

export type Meaning =
  | { readonly kind: 'joint'; readonly joint: Joint }
  | { readonly kind: 'open' | 'close' | 'not' | 'filler' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly money: boolean }
  | { readonly kind: 'unit'; readonly unit: Unit }
  /** `after`: it follows its number (及以上). */
  | { readonly kind: 'bound'; readonly op: BoundName; readonly after: boolean }
  | { readonly kind: 'names'; readonly terms: readonly Term[] }
  | { readonly kind: 'quoted'; readonly text: string }
  | { readonly kind: 'verb'; readonly verb: VerbName }
  | { readonly kind: 'object'; readonly object: ObjectName }
  | { readonly kind: 'event'; readonly did: string; readonly followUp?: string }
  | { readonly kind: 'property'; readonly property: string }
  | { readonly kind: 'measure'; readonly measure: MeasureWord }
  | { readonly kind: 'word'; readonly word: WordName }
  | { readonly kind: 'day'; readonly text: string }
  | { readonly kind: 'clock'; readonly text: string }
  | { readonly kind: 'calendar'; readonly span: CalendarSpan }
  | { readonly kind: 'weekdays'; readonly days: readonly number[] }
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'status'; readonly status: FollowStatus };

export type Kind = Meaning['kind'];

/** A part of the text, in UTF-16 units. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

export interface Token extends TextSpan {
  /** Nothing: a letter that nobody knows. */
  readonly meanings: readonly Meaning[];
}
