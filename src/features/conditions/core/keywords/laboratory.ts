/** How well keywords tell the messages that somebody wants from others, on samples that people labelled. */
import { atOnce } from '#kernel';
import { foldMessage } from './folded.ts';
import { compileMentionSteps, type Mention } from './mentions.ts';
import { hasDenial } from './negation.ts';
import { type Suggestion, suggestionsFrom, wordsOf } from './suggestions.ts';

export interface Sample {
  readonly text: string;
  /** Whoever wrote it is to be found. */
  readonly wanted: boolean;
}

export interface Score {
  /** Samples that were found. */
  readonly found: number;
  /** Those of them that are wanted. */
  readonly right: number;
  /** `right` of `found`; null when nothing was found. */
  readonly precision: number | null;
  /** `right` of all that are wanted; null when none is. */
  readonly recall: number | null;
}

export interface KeywordScore extends Score {
  readonly keyword: string;
  /** Wanted samples that no other keyword finds. */
  readonly only: number;
  /** Samples in which it stands denied and nowhere else. */
  readonly denied: number;
}

/** `hidden`: wanted, but every keyword in it was taken for denied. `unseen`: found and not wanted, with a denial elsewhere. */
export interface Fooled {
  readonly sample: number;
  readonly how: 'hidden' | 'unseen';
}

export interface Trial {
  readonly wanted: number;
  readonly whole: Score;
  readonly keywords: readonly KeywordScore[];
  /** In the order of the samples. */
  readonly samples: readonly { readonly found: boolean; readonly mentions: readonly Mention[] }[];
  readonly fooled: readonly Fooled[];
  readonly suggestions: readonly Suggestion[];
}

interface Tried extends Sample {
  readonly mentions: readonly Mention[];
  /** Keywords that are mentioned. */
  readonly said: ReadonlySet<number>;
}

/** Works in steps, one for each keyword and sample, so that a caller may rest in between. */
export class Laboratory {
  readonly #keywords: readonly string[];
  readonly #mentions: (text: string) => Generator<void, readonly Mention[]>;
  readonly #tried: Tried[] = [];

  /** Keywords that can be read (`refusedKeywords`). */
  constructor(keywords: readonly string[]) {
    this.#keywords = keywords;
    this.#mentions = compileMentionSteps(keywords);
  }

  *try(sample: Sample): Generator<void, void> {
    const mentions = yield* this.#mentions(sample.text);
    const said = new Set(mentions.filter(({ denied }) => !denied).map(({ keyword }) => keyword));
    this.#tried.push({ ...sample, mentions, said });
  }

  result(): Trial {
    const wanted = this.#tried.filter((one) => one.wanted).length;
    return {
      wanted,
      whole: this.#score(({ said }) => said.size > 0, wanted),
      keywords: this.#keywords.map((keyword, i) => this.#keyword(keyword, i, wanted)),
      samples: this.#tried.map(({ said, mentions }) => ({ found: said.size > 0, mentions })),
      fooled: this.#tried.flatMap((one, sample): Fooled[] => {
        const how = fooledBy(one);
        return how ? [{ sample, how }] : [];
      }),
      suggestions: this.#suggestions(),
    };
  }

  #score(isFound: (one: Tried) => boolean, wanted: number): Score {
    const found = this.#tried.filter(isFound);
    const right = found.filter((one) => one.wanted).length;
    return {
      found: found.length,
      right,
      precision: found.length > 0 ? right / found.length : null,
      recall: wanted > 0 ? right / wanted : null,
    };
  }

  #keyword(keyword: string, i: number, wanted: number): KeywordScore {
    const only = this.#tried.filter((one) => one.wanted && one.said.size === 1 && one.said.has(i));
    const denied = this.#tried.filter(
      (one) => !one.said.has(i) && one.mentions.some((mention) => mention.keyword === i),
    );
    const score = this.#score(({ said }) => said.has(i), wanted);
    return { keyword, ...score, only: only.length, denied: denied.length };
  }

  #suggestions(): Suggestion[] {
    const words = (pick: (one: Tried) => boolean) =>
      this.#tried.filter(pick).map(({ text }) => wordsOf(text));
    const missed = words((one) => one.wanted && one.said.size === 0 && one.mentions.length === 0);
    const unwanted = words((one) => !one.wanted);
    return suggestionsFrom(missed, unwanted, (word) => atOnce(this.#mentions(word)).length > 0);
  }
}

function fooledBy({ text, wanted, said, mentions }: Tried): Fooled['how'] | null {
  if (wanted) return said.size === 0 && mentions.length > 0 ? 'hidden' : null;
  return said.size > 0 && hasDenial(foldMessage(text)) ? 'unseen' : null;
}
