import { type Amount, readAmount } from './comparison.ts';
import type { Cursor } from './cursor.ts';
import { eventCondition } from './event-condition.ts';
import { readAfter, readBracket, readMeasure, readTest, readWithout } from './event-parts.ts';
import { typeOf } from './event-types.ts';
import { leafPart, type Part } from './part.ts';
import { nothing, type Said } from './said.ts';
import { durationOf, readAt, readWindow } from './windows.ts';

export class EventClause {
  readonly said: Said = nothing();
  readonly #c: Cursor;
  readonly #from: number;
  readonly #token: number;

  constructor(c: Cursor) {
    this.#c = c;
    this.#from = c.from;
    this.#token = c.at;
  }

  get type(): string | null {
    const { did, verb, object, custom, said } = this.said;
    return custom ?? did ?? (verb ? typeOf(verb, object) : said ? 'message.received' : null);
  }
  /** Something was done; until then only its time or number may be known. */
  get hasHead(): boolean {
    const { did, verb, custom, said } = this.said;
    return did !== null || verb !== null || custom !== null || said;
  }

  get isEmpty(): boolean {
    return this.#c.at === this.#token;
  }

  /** Leaves out a piece that nobody understands. */
  pass(): void {
    if (this.hasHead && this.said.object === null) this.said.unknown = true;
    this.#c.at++;
  }

  /** Takes what fits at the cursor. */
  absorb(): boolean {
    return (
      this.#time() ||
      this.#sequence() ||
      this.#measured() ||
      this.#tested() ||
      this.#head() ||
      this.#amount() ||
      this.#vague() ||
      this.#words()
    );
  }

  /** Behind a joint: what goes on about the same event. */
  goesOn(): boolean {
    const c = this.#c;
    const { said } = this;
    if (!this.hasHead) return false;
    return (
      c.attempt(() => {
        const joint = c.take('joint')?.joint;
        if (joint !== 'and' && joint !== 'list') return null;
        if (said.each && (this.#sequence() || this.#tested() || this.#clock())) return true;
        if (!this.#measured()) return null;
        said.done = true;
        return true;
      }) !== null
    );
  }

  /** The part that the clause came to; null when it asks for nothing, and then nothing of it was understood. */
  finish(): Part | null {
    const c = this.#c;
    const type = this.type;
    const made = type === null ? null : eventCondition(c, type, this.said, [this.#from, c.end]);
    if (made) return leafPart(made, this.#from, c.end);
    c.disown(this.#token);
    return null;
  }

  #time(): boolean {
    const { said } = this;
    const c = this.#c;
    if (!said.window) {
      const window = readWindow(c);
      if (window) {
        said.window = window;
        return true;
      }
    }
    if (this.#clock()) return true;
    const every = c.attempt(() => {
      if (!c.word('each')) return null;
      const unit = c.take('unit')?.unit;
      return unit === 'd' || unit === 'w' || unit === 'mo' ? `1${unit}` : null;
    });
    if (every) said.every = every;
    return every !== null;
  }

  #clock(): boolean {
    const at = this.said.at ? null : readAt(this.#c);
    if (at) this.said.at = at;
    return at !== null;
  }

  /** 在查看资料（…）后 7 天内; 其间没有… */
  #sequence(): boolean {
    const c = this.#c;
    const { said } = this;
    if (said.after) {
      const without = said.after.without ? null : readWithout(c);
      if (without) said.after = { ...said.after, without };
      return without !== null;
    }
    said.after = readAfter(c);
    return said.after !== null;
  }

  #measured(): boolean {
    const measure = this.said.measure ? null : readMeasure(this.#c, this.type);
    if (measure) this.said.measure = measure;
    return measure !== null;
  }

  #tested(): boolean {
    const c = this.#c;
    const { said } = this;
    if (c.word('eachTime')) {
      said.each = true;
      return true;
    }
    const bracket = this.hasHead && c.peek('open') ? readBracket(c, this.type) : null;
    if (bracket) {
      said.tests.push(...bracket.tests);
      said.at ??= bracket.at && { at: bracket.at, each: false };
      said.after ??= bracket.after;
      said.each = true;
      return true;
    }
    const test = readTest(c, this.type, said.each);
    if (!test) return false;
    // 浏览时长 says what was done.
    if (test.property === 'seconds' && !this.hasHead) said.verb = 'view';
    if (test.property === 'seconds' && !said.each) said.seconds = test;
    else said.tests.push(test);
    return true;
  }

  #head(): boolean {
    const c = this.#c;
    const { said } = this;
    const event = c.peek('event');
    if (event && !this.hasHead) {
      c.advance();
      said.did = event.did;
      said.followUp = event.followUp ?? null;
      return true;
    }
    const verb = c.peek('verb');
    if (verb && !this.hasHead) {
      c.advance();
      said.verb = verb.verb;
      return true;
    }
    const object = c.peek('object');
    const looked = c.peek('property', 1)?.property === 'seconds';
    if (object && !said.object && (said.verb || looked)) {
      c.advance();
      said.object = object.object;
      return true;
    }
    if (c.isWord('said') && !this.hasHead) {
      c.advance();
      said.said = true;
      return true;
    }
    return this.#quoted();
  }

  /** 「到店」 3 times is an event of one's own; behind 说 it is what was said, behind 购买 what was bought. */
  #quoted(): boolean {
    const c = this.#c;
    const { said } = this;
    const quoted = c.peek('quoted');
    // 购买过定制衣柜 is what was bought; 购买过的高意向客户 is somebody.
    if (!quoted && said.verb === 'buy' && said.object === null && c.peek('names') && c.letters(-1) !== '的') {
      said.texts.push(c.letters());
      c.advance();
      return true;
    }
    if (!quoted || quoted.text.trim() === '') return false;
    if (said.said || said.verb === 'buy' || said.verb === 'reply') {
      c.advance();
      said.texts.push(quoted.text.trim());
      c.fillers();
      if (c.peek('joint')?.joint === 'list' && c.peek('quoted', 1)) c.advance();
      return true;
    }
    if (this.hasHead || c.lexicon.named(quoted.text).length > 0 || c.isWord('tag', -1)) return false;
    const near = c.lexicon.near(quoted.text);
    if (near.length > 0) {
      const facts = { name: quoted.text, near: near.join(', ') };
      c.complaints.push({ from: c.from, to: c.from + c.letters().length, code: 'unknownName', facts });
      return false;
    }
    c.advance();
    said.custom = quoted.text;
    return true;
  }

  #amount(): boolean {
    const c = this.#c;
    const from = c.from;
    const got = c.attempt(() => {
      const amount = readAmount(c);
      return amount && this.#placed(amount, from) ? amount : null;
    });
    return got !== null;
  }

  #placed(amount: Amount, from: number): boolean {
    const { said } = this;
    const { unit } = amount;
    if ((unit === 'times' || (unit === 'items' && this.hasHead)) && !said.count) {
      said.count = amount;
      return true;
    }
    if ((unit === 's' || unit === 'm' || unit === 'h') && !said.seconds) {
      const factor = { s: 1, m: 60, h: 3600 }[unit];
      const value = amount.min * factor;
      if (amount.op === null) this.#c.choose('bareNumber', from, this.#c.end, { value });
      said.seconds = { property: 'seconds', [amount.op ?? 'gte']: value };
      return true;
    }
    if ((unit === 'yuan' || amount.money) && !said.measure && this.type === 'order.paid') {
      const value = Math.round(amount.min * 100);
      if (amount.op === null) this.#c.choose('bareNumber', from, this.#c.end, { value: amount.min });
      if (said.single) said.tests.push({ property: 'amount', [amount.op ?? 'gte']: value });
      else {
        this.#c.choose('total', from, this.#c.end);
        said.measure = { sum: 'amount', [amount.op ?? 'gte']: value };
      }
      return true;
    }
    const duration = durationOf(amount);
    if (duration === null || said.span || said.window) return false;
    said.span = { amount, duration };
    return true;
  }

  #vague(): boolean {
    const c = this.#c;
    for (const word of ['many', 'few', 'sometimes', 'just'] as const)
      if (!this.said.vague && c.word(word)) {
        this.said.vague = word;
        return true;
      }
    return false;
  }

  #words(): boolean {
    const c = this.#c;
    const { said } = this;
    if (c.word('anyTimes')) {
      said.anyTimes = true;
      return true;
    }
    if (c.word('single')) {
      said.single = true;
      return true;
    }
    // 累计消费: what amounts come to is a sum anyway.
    if (c.peek('measure')?.measure === 'sum') {
      c.advance();
      return true;
    }
    // A second "not" belongs to the next thing that was done.
    if (c.peek('not') && !this.hasHead && !said.negated) {
      c.advance();
      said.negated = true;
      return true;
    }
    // 有互动: what was done was done.
    return !this.hasHead &&
      c.isWord('has') &&
      (c.peek('verb', 1) || c.peek('event', 1) || c.peek('quoted', 1))
      ? c.word('has')
      : false;
  }
}
