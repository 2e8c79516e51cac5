/** How the parts of the language are called, for controls that build conditions: the same words as in sentences. */
import type { CalendarSpan, Language, Source } from '#kernel';
import { verbs } from './english.ts';
import { calendarNames, propertyNames, sourceNames, statusNames } from './english-values.ts';
import type { FollowStatus } from './language.ts';
import { entryOf } from './phrases.ts';
import { type ChineseWords, simplified } from './simplified.ts';
import { traditional } from './traditional.ts';

export interface SpokenNames {
  /** A custom type of event is called what it is. */
  event(did: string): string;
  /** A custom property is called what it is. */
  property(path: string): string;
  source(source: Source): string;
  status(status: FollowStatus): string;
  calendar(span: CalendarSpan): string;
}

const chinese = ({ events, names }: ChineseWords): SpokenNames => ({
  event: (did) => entryOf<readonly [verb: string, done: string]>(events, did)?.[0] ?? did,
  property: (path) => entryOf(names.properties, path) ?? path,
  source: (source) => names.sources[source],
  status: (status) => names.statuses[status],
  calendar: (span) => names.calendar[span],
});

const english: SpokenNames = {
  event: (did) => entryOf(verbs, did)?.[2] ?? did,
  property: (path) => entryOf(propertyNames, path) ?? path,
  source: (source) => sourceNames[source],
  status: (status) => statusNames[status],
  calendar: (span) => calendarNames[span],
};

const all: Readonly<Record<Language, SpokenNames>> = {
  'zh-CN': chinese(simplified),
  'zh-TW': chinese(traditional),
  en: english,
};

export const spokenNames = (language: Language): SpokenNames => all[language];
