/** How the parts of the language are called, for controls that build conditions: the same words as in sentences. */
import type { CalendarSpan, Language, Source } from '#kernel';
import type { LevelChange } from './builtin.ts';
import { ChineseValues } from './chinese-values.ts';
import { verbs } from './english.ts';
import { calendarNames, EnglishValues, propertyNames, sourceNames, statusNames } from './english-values.ts';
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
  /** To a higher or a lower level. */
  change(change: LevelChange): string;
  calendar(span: CalendarSpan): string;
  /** `30d` as `30 天`. */
  duration(text: string): string;
}

const chinese = (words: ChineseWords): SpokenNames => {
  const { events, names } = words;
  const values = new ChineseValues(words);
  return {
    event: (did) => entryOf<readonly [verb: string, done: string]>(events, did)?.[0] ?? did,
    property: (path) => entryOf(names.properties, path) ?? path,
    source: (source) => names.sources[source],
    status: (status) => names.statuses[status],
    change: (change) => names.changes[change],
    calendar: (span) => names.calendar[span],
    duration: (text) => values.duration(text),
  };
};

const englishValues = new EnglishValues();
const english: SpokenNames = {
  event: (did) => entryOf(verbs, did)?.[2] ?? did,
  property: (path) => entryOf(propertyNames, path) ?? path,
  source: (source) => sourceNames[source],
  status: (status) => statusNames[status],
  change: (change) => change,
  calendar: (span) => calendarNames[span],
  duration: (text) => englishValues.duration(text),
};

const all: Readonly<Record<Language, SpokenNames>> = {
  'zh-CN': chinese(simplified),
  'zh-TW': chinese(traditional),
  en: english,
};

export const spokenNames = (language: Language): SpokenNames => all[language];
