/** A way through the tokens that can be gone back: what was taken on it and what was decided for it goes too. */
import type { Facts } from '#kernel';
import type { Lexicon } from './lexicon.ts';
import type { Kind, Meaning, TextSpan, Token, WordName } from './token.ts';

/** A decision that the text left open. */
export interface Choice extends TextSpan {
  readonly code: ChoiceCode;
  readonly facts: Facts;
}

export type ChoiceCode =
  | 'inclusive'
  | 'exclusive'
  | 'bareNumber'
  | 'many'
  | 'few'
  | 'rolling'
  | 'everyWeek'
  | 'justNow'
  | 'everyVisit'
  | 'notedByStaff'
  | 'repliesAreMessages'
  | 'contactsAreMessages'
  | 'anyMaterial'
  | 'deniedLeftOut'
  | 'cooperation'
  | 'siblings'
  | 'customEvent'
  | 'defaultWindow'
  | 'stageSince'
  | 'total';

/** Why a piece was not understood, where more can be said than that. */
export type MissedCode = 'unknown' | 'unknownName' | 'ambiguous' | 'aboutTags' | 'incomplete';

export interface Complaint extends TextSpan {
  readonly code: MissedCode;
  readonly facts: Facts;
}

/** Attempts; the longest sentence of the product itself needs a tenth. */
const MOST_STEPS = 100_000;

type Of<K extends Kind> = Extract<Meaning, { kind: K }>;

export class Cursor {
  at = 0;
  #steps = 0;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  readonly text: string;
  readonly #taken: number[] = [];
  readonly #choices: Choice[] = [];
  /** Of names; they are told only where the piece was not understood in another way. */
  readonly complaints: Complaint[] = [];

  constructor(text: string, tokens: readonly Token[], lexicon: Lexicon) {
    this.text = text;
    this.tokens = tokens;
    this.lexicon = lexicon;
  }

  get done(): boolean {
    return this.at >= this.tokens.length || this.#spent;
  }
  /** Brackets inside brackets are tried in several ways each; what takes longer than this is left unread. */
  get #spent(): boolean {
    return this.#steps > MOST_STEPS;
  }
  /** Where the next token begins, and where the last one ended. */
  get from(): number {
    return this.tokens[this.at]?.from ?? this.text.length;
  }
  get end(): number {
    return this.tokens[this.at - 1]?.to ?? 0;
  }
  get taken(): readonly number[] {
    return this.#taken;
  }
  get choices(): readonly Choice[] {
    return this.#choices;
  }

  peek<K extends Kind>(kind: K, ahead = 0): Of<K> | undefined {
    if (this.#spent) return undefined;
    return this.tokens[this.at + ahead]?.meanings.find((one): one is Of<K> => one.kind === kind);
  }
  isWord(word: WordName, ahead = 0): boolean {
    if (this.#spent) return false;
    return (
      this.tokens[this.at + ahead]?.meanings.some((one) => one.kind === 'word' && one.word === word) ?? false
    );
  }
  /** The letters of the next token. */
  letters(ahead = 0): string {
    const token = this.tokens[this.at + ahead];
    return token ? this.text.slice(token.from, token.to) : '';
  }

  take<K extends Kind>(kind: K): Of<K> | undefined {
    const found = this.peek(kind);
    if (found) this.advance();
    return found;
  }
  word(...names: readonly WordName[]): boolean {
    const found = names.some((name) => this.isWord(name));
    if (found) this.advance();
    return found;
  }
  /** Takes the next token as understood. */
  advance(): void {
    this.#taken.push(this.at++);
  }
  fillers(): void {
    while (this.peek('filler')) this.advance();
  }
  /** `null` and `false` leave everything as it was. */
  attempt<T>(read: () => T | null): T | null {
    const { at } = this;
    this.#steps++;
    const [taken, choices] = [this.#taken.length, this.#choices.length];
    const got = read();
    if (got === null || got === false) {
      this.at = at;
      this.#taken.length = taken;
      this.#choices.length = choices;
      return null;
    }
    return got;
  }
  /** Everything that was taken from a token on was not understood after all. */
  disown(token: number): void {
    const kept = this.#taken.filter((one) => one < token);
    this.#taken.splice(0, this.#taken.length, ...kept);
    const from = this.tokens[token]?.from ?? 0;
    this.#choices.splice(0, this.#choices.length, ...this.#choices.filter((one) => one.from < from));
  }
  choose(code: ChoiceCode, from: number, to: number, facts: Facts = {}): void {
    if (!this.#choices.some((one) => one.code === code && one.from === from))
      this.#choices.push({ code, from, to, facts });
  }
  /** Takes the next tokens that make up exactly these folded letters. */
  letterRun(folded: string, wanted: string): boolean {
    const from = this.from;
    if (!folded.startsWith(wanted, from)) return false;
    const last = this.tokens.findIndex((token) => token.to === from + wanted.length);
    if (last < this.at) return false;
    while (this.at <= last) this.advance();
    return true;
  }
}
