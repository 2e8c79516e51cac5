/** One pair as WeCom told it, whichever call told it. */
import type { PersonalTag } from './relation-sql.ts';

/** A tag of a strategy (规则组) with its names, as only the reading of one contact tells them. */
export interface SeenTag {
  readonly id: string;
  readonly group: string;
  readonly name: string;
}

export interface Reading {
  /** Lower case. */
  readonly userid: string;
  readonly externalUserid: string;
  readonly name: string;
  readonly unionId: string | null;
  readonly remark: string | null;
  readonly addWay: number | null;
  readonly state: string | null;
  /** Null: WeCom does not tell it. */
  readonly since: Date | null;
  /** Ids of corp tags and of tags of strategies, ascending. */
  readonly tags: readonly string[];
  /** Null: the call does not tell them. */
  readonly personal: readonly PersonalTag[] | null;
  readonly seen: readonly SeenTag[];
}

/** Texts of strangers as PostgreSQL can keep them: no NUL, no half of a character. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();

export interface Difference {
  readonly kind: DifferenceKind;
  readonly userid: string | null;
  readonly externalUserid: string | null;
  readonly customer: number | null;
  /** WeCom's id of the tag or group. */
  readonly wecomId: string | null;
  readonly name: string | null;
  readonly agreed: string | null;
  readonly here: string | null;
  readonly there: string | null;
  /** What the comparison did about it at once; null: left for somebody to decide. */
  readonly done: 'taken' | 'sent' | null;
}

/**
 * What a comparison can find. Each has one way to be mended: `taken` makes here like there, `sent` makes there like here.
 * - `relationNew`: WeCom has a pair that we did not know (a lost callback).
 * - `relationGone`: we know a pair that WeCom does not list (a lost callback, or the member left).
 * - `tagAddedThere`, `tagRemovedThere`: changed in WeCom, without our hearing of it.
 * - `tagMissingThere`, `tagTooMuchThere`: changed here, and WeCom does not have it (a write that was lost).
 * - `writeFailed`: changed here, and WeCom refuses it.
 * - `samePerson`: two customers here are one person there.
 * - `tagDeletedThere`: a tag or group of ours was deleted in WeCom.
 * - `nameDiffers`: a tag or group that another app made has another name here.
 * - `notTaken`: a tag or group of WeCom that could not be taken over (its name).
 */
export const differenceKinds = [
  'relationNew',
  'relationGone',
  'tagAddedThere',
  'tagRemovedThere',
  'tagMissingThere',
  'tagTooMuchThere',
  'writeFailed',
  'samePerson',
  'tagDeletedThere',
  'nameDiffers',
  'notTaken',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];
