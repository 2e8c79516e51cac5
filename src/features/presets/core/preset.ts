/**
 * What a ready rule is, and what its story is made of. A preset is data: the sentence that it comes from, the tags that it
 * needs, the rule, and a story of one customer that shows what the rule does.
 */
import type { EventTypeName } from '#features/conditions/core';
import type { RuleBody } from '#features/rules/core';
import type { DocumentGroup } from '#features/tags/core';
import type { Language } from '#kernel';

export type Said = Readonly<Record<Language, string>>;

export const shelves = ['intent', 'value', 'rhythm', 'signal', 'journey'] as const;
export type Shelf = (typeof shelves)[number];

/** Nested: answers of a form, by question. */
export type Properties = Readonly<
  Record<string, string | number | Readonly<Record<string, string | number>>>
>;

export type Happening =
  | {
      readonly kind: 'event';
      readonly type: EventTypeName;
      readonly properties: Properties;
      /** So many, a minute apart, the last at the time of the step. */
      readonly times: number;
    }
  /** In minor units. */
  | { readonly kind: 'order'; readonly orderNo: string; readonly amount: number }
  | { readonly kind: 'refund'; readonly orderNo: string }
  /** Somebody, or a channel, puts a tag on or takes it off. */
  | {
      readonly kind: 'tagging';
      readonly by: 'manual' | 'channel';
      readonly action: 'add' | 'remove';
      readonly tag: string;
    };

export interface StoryStep {
  /** `YYYY-MM-DD HH:MM` on the wall clock of the workspace. */
  readonly at: string;
  readonly words: Said;
  readonly happens: readonly Happening[];
  /** All tags that the customer has afterwards, as `group/name`. */
  readonly tags: readonly string[];
}

export interface RulePreset {
  readonly key: string;
  readonly shelf: Shelf;
  /** What the rule is called. */
  readonly name: Said;
  /** Word for word, from one of the documents that asked for it. */
  readonly seed: { readonly document: string; readonly quotes: readonly string[] };
  /** How the words of the document were read where they leave a number or an edge open. */
  readonly reading: Said;
  /** Groups with the tags that the rule needs. */
  readonly groups: readonly DocumentGroup[];
  /** The rule without its name; tags are written as `group/name`. */
  readonly rule: Nameless<RuleBody>;
  readonly story: readonly StoryStep[];
}

type Nameless<B> = B extends RuleBody ? Omit<B, 'name'> : never;

export const bodyOf = ({ rule }: Pick<RulePreset, 'rule'>, name: string): RuleBody =>
  ({ ...rule, name }) as RuleBody;
