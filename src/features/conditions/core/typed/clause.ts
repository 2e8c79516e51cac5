/** A clause: everything up to the next joint that belongs to nothing inside it. It may say several things in a row. */
import type { Condition } from '../language.ts';
import type { Cursor } from './cursor.ts';
import { EventClause } from './events.ts';
import { readAttribute, readAudience, readFollow } from './others.ts';
import { leafPart, notPart, type Part } from './part.ts';
import { readAssigned, readGroup, readTag, readTagName } from './tags.ts';

/** What a rule is to do, when the sentence says that too. */
export interface Effects {
  readonly add: string[];
  readonly remove: string[];
}

function readNamed(c: Cursor): Condition | null {
  if (c.word('everyone')) return { all: [] };
  if (c.word('nobody')) return { any: [] };
  return (
    readAssigned(c) ?? readAudience(c) ?? readFollow(c) ?? readGroup(c) ?? readAttribute(c) ?? readTag(c)
  );
}

function namedPart(c: Cursor): Part | null {
  const from = c.from;
  const plain = readNamed(c);
  if (plain) {
    const inner = 'not' in plain ? leafPart(plain.not, from, c.end) : null;
    return inner ? notPart(inner) : leafPart(plain, from, c.end);
  }
  const negative = c.attempt(() => {
    if (!c.take('not') && !c.word('isNot')) return null;
    return readTag(c);
  });
  return negative && notPart(leafPart(negative, from, c.end));
}

/** 打上「待催单」标签, with nothing said of when or how: what to do, not what to ask. */
function readEffect(c: Cursor, effects: Effects): boolean {
  return (
    c.attempt(() => {
      c.fillers();
      const remove = c.isWord('take');
      if (!c.word('put', 'take')) return null;
      const tag = readTagName(c);
      if (!tag) return null;
      c.word('of');
      c.word('tag');
      effects[remove ? 'remove' : 'add'].push(tag.path);
      return true;
    }) !== null
  );
}

/** Words that only hold a sentence together. */
const glue = (c: Cursor): boolean =>
  c.peek('filler') !== undefined || c.isWord('customers') || c.isWord('of') || c.isWord('tag');

/** Where the clause is over, whatever it was about. */
const ends = (c: Cursor): boolean =>
  c.done || c.peek('close') !== undefined || c.isWord('gains') || c.isWord('loses');

/** What can only begin something else once a thing was done. */
const startsAnother = (c: Cursor): boolean =>
  (['not', 'verb', 'event', 'names', 'quoted'] as const).some((kind) => c.peek(kind) !== undefined) ||
  (['put', 'take', 'said', 'by', 'fromChannel', 'inAudience', 'notInAudience', 'isNot'] as const).some(
    (word) => c.isWord(word),
  );

class Clause {
  readonly parts: Part[] = [];
  readonly #c: Cursor;
  readonly #effects: Effects;
  #event: EventClause;

  constructor(c: Cursor, effects: Effects) {
    this.#c = c;
    this.#effects = effects;
    this.#event = new EventClause(c);
  }

  read(): Part[] {
    const c = this.#c;
    for (;;) {
      if (ends(c)) break;
      if (c.peek('joint') && !c.peek('bound')) {
        if (this.#event.goesOn()) continue;
        break;
      }
      if (c.peek('open')) {
        if (this.#event.hasHead && this.#event.absorb()) continue;
        break;
      }
      if (this.#event.hasHead) this.#more();
      else this.#begin();
    }
    this.#finish();
    return this.parts;
  }

  #finish(): void {
    const made = this.#event.isEmpty ? null : this.#event.finish();
    if (made) this.parts.push(made);
    this.#event = new EventClause(this.#c);
  }

  /** Something was done: more about it, or the next thing. */
  #more(): void {
    const c = this.#c;
    if (this.#event.absorb()) return;
    if (glue(c)) c.advance();
    else if (startsAnother(c)) this.#finish();
    else this.#event.pass();
  }

  /** Nothing was done so far; perhaps it is said when, how often, or that it was not. */
  #begin(): void {
    const c = this.#c;
    if (this.#event.isEmpty) {
      const part = namedPart(c);
      if (part) this.parts.push(part);
      else if (readEffect(c, this.#effects)) this.#event = new EventClause(c);
      else if (glue(c)) c.advance();
      else if (!this.#event.absorb()) c.at++;
      else return;
      this.#event = new EventClause(c);
      return;
    }
    if (this.#event.absorb()) return;
    if (glue(c)) c.advance();
    else if (c.peek('names') || c.peek('quoted') || c.isWord('put') || c.isWord('take')) this.#finish();
    else this.#event.pass();
  }
}

/** The parts of one clause, in order; what it does not understand it passes over. */
export const readClause = (c: Cursor, effects: Effects): Part[] => new Clause(c, effects).read();
