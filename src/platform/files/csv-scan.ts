/**
 * Delimited text, read as people really write it: quoted line breaks, doubled quotes, lone quotes, ragged rows, CR, LF
 * or CRLF. Chunks of any size go in, rows come out; nothing is thrown for bad text, it is reported on its row.
 *
 * Written here, and not taken from csv-parse, because that one ends a file at its first broken quote or too long cell,
 * and reports neither NUL nor undecodable bytes with their line. The tests hold both to the same answer on well-formed files.
 */
import type { Limits, Row, RowProblem, RowProblemCode } from './table.ts';

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
const NONE: readonly RowProblem[] = [];
/** Characters read a second time after lone quotes; a file made of nothing else must not cost its square. */
const REREAD_BUDGET = 64 * 1024 * 1024;

/** `quoteSeen`: a quote inside a quoted cell, which is its end or the first half of a doubled one. */
type State = 'cellStart' | 'plain' | 'quoted' | 'quoteSeen';

export class CsvScanner {
  /** Finished rows. The owner takes them out. */
  rows: Row[] = [];
  readonly #delimiter: number;
  readonly #limits: Limits;
  #state: State = 'cellStart';
  #line = 1;
  #rowLine = 1;
  #afterCr = false;
  #cells: string[] = [];
  #cell = '';
  #problems: RowProblem[] = [];
  #suspect = false;
  /** Text since the opening quote that came in earlier chunks, kept to be read again if the quote stays alone. */
  #held = '';
  #holding = false;
  #quoteLine = 1;
  /** Where the text since the opening quote begins in the chunk at hand. */
  #quoteAt = 0;
  #rereadBudget = REREAD_BUDGET;

  /** `delimiter: null` reads whole lines and gives quotes no meaning. */
  constructor(delimiter: string | null, limits: Limits) {
    this.#delimiter = delimiter === null ? -1 : delimiter.charCodeAt(0);
    this.#limits = limits;
  }

  push(text: string): void {
    const suspect = text.includes('\u0000') || text.includes('\ufffd');
    this.#suspect = suspect || (this.#suspect && (this.#cells.length > 0 || this.#cell !== ''));
    this.#quoteAt = 0;
    this.#scan(text);
  }

  end(): void {
    while (this.#state === 'quoted' && this.#canReread()) {
      this.#quoteAt = 0;
      this.#scan(this.#takeBack('', 0).text);
    }
    if (this.#state === 'quoted') this.#report('unclosedQuote', this.#cells.length);
    if (this.#state !== 'cellStart' || this.#cells.length > 0) this.#endRow();
  }

  #scan(chunk: string): void {
    let text = chunk;
    let i = 0;
    while (i < text.length) {
      const code = text.charCodeAt(i);
      switch (this.#state) {
        case 'cellStart':
          if (this.#afterCr) {
            this.#afterCr = false;
            if (code === LF) {
              i++;
              break;
            }
          }
          if (this.#cells.length === 0) this.#rowLine = this.#line;
          if (code === QUOTE && this.#delimiter >= 0) {
            this.#openQuote(i);
            i++;
          } else this.#state = 'plain';
          break;
        case 'plain':
          i = this.#plain(text, i);
          break;
        case 'quoted': {
          i = this.#quoted(text, i);
          if (this.#state === 'quoted' && this.#tooMuchForAQuote(text) && this.#canReread()) {
            ({ text, i } = this.#takeBack(text, i));
          }
          break;
        }
        case 'quoteSeen':
          if (code === QUOTE) {
            this.#append('"');
            this.#state = 'quoted';
            i++;
          } else if (code === this.#delimiter || code === CR || code === LF) {
            this.#state = 'plain';
          } else if (this.#quoteSpansLines() && this.#canReread()) {
            ({ text, i } = this.#takeBack(text, i));
          } else {
            if (code !== 0x20) this.#report('strayQuote', this.#cells.length);
            this.#state = 'plain';
          }
          break;
      }
    }
    if (this.#holding && (this.#state === 'quoted' || this.#state === 'quoteSeen'))
      this.#held += text.slice(this.#quoteAt);
  }

  /** From `i` to the end of the cell or of the text; answers where to go on. */
  #plain(text: string, i: number): number {
    const delimiter = this.#delimiter;
    let j = i;
    for (; j < text.length; j++) {
      const code = text.charCodeAt(j);
      if (code === delimiter || code === LF || code === CR) break;
    }
    if (j > i) this.#append(text.slice(i, j));
    if (j === text.length) return j;
    if (text.charCodeAt(j) === delimiter) {
      this.#endCell();
      return j + 1;
    }
    this.#endRow();
    this.#afterCr = text.charCodeAt(j) === CR;
    this.#line++;
    return j + 1;
  }

  #quoted(text: string, i: number): number {
    const close = text.indexOf('"', i);
    const end = close < 0 ? text.length : close;
    if (end > i) {
      const piece = text.slice(i, end);
      this.#countLines(piece);
      this.#append(piece);
    }
    if (close < 0) return end;
    this.#afterCr = false;
    this.#state = 'quoteSeen';
    return close + 1;
  }

  #openQuote(at: number): void {
    this.#state = 'quoted';
    this.#quoteLine = this.#line;
    this.#quoteAt = at;
    this.#held = '';
    this.#holding = true;
  }

  #countLines(piece: string): void {
    if (this.#afterCr && piece.charCodeAt(0) === LF) this.#line--;
    this.#afterCr = piece.charCodeAt(piece.length - 1) === CR;
    if (!piece.includes('\n') && !piece.includes('\r')) return;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (code === LF || (code === CR && piece.charCodeAt(i + 1) !== LF)) this.#line++;
    }
  }

  #quoteSpansLines(): boolean {
    return this.#line > this.#quoteLine;
  }

  /** A quoted cell longer than any real one: over several lines it is a lone quote, on one line just a long cell. */
  #tooMuchForAQuote(text: string): boolean {
    const length = this.#held.length + text.length - this.#quoteAt;
    if (!this.#holding || length <= this.#limits.cellLength * 2 + 2) return false;
    if (this.#quoteSpansLines()) return true;
    this.#holding = false;
    this.#held = '';
    return false;
  }

  #canReread(): boolean {
    return this.#holding && this.#rereadBudget > 0;
  }

  /** Goes back from `i` to the opening quote, which now is an ordinary character, and answers where to read on. */
  #takeBack(text: string, i: number): { text: string; i: number } {
    const again =
      this.#held === '' ? { text, i: this.#quoteAt } : { text: this.#held + text.slice(this.#quoteAt), i: 0 };
    this.#rereadBudget -= this.#held.length + i - this.#quoteAt;
    this.#line = this.#quoteLine;
    this.#afterCr = false;
    this.#cell = '';
    this.#holding = false;
    this.#held = '';
    this.#state = 'plain';
    const column = this.#cells.length;
    this.#problems = this.#problems.filter((p) => p.column !== column);
    this.#report('loneQuote', column);
    return again;
  }

  #append(piece: string): void {
    const room = this.#limits.cellLength - this.#cell.length;
    if (piece.length <= room) {
      this.#cell += piece;
      return;
    }
    if (room > 0) this.#cell += piece.slice(0, room);
    const column = this.#cells.length;
    if (!this.#problems.some((p) => p.code === 'cellTooLong' && p.column === column))
      this.#report('cellTooLong', column, { limit: this.#limits.cellLength });
  }

  #endCell(): void {
    const column = this.#cells.length;
    if (column >= this.#limits.columns) {
      if (!this.#problems.some((p) => p.code === 'tooManyColumns'))
        this.#report('tooManyColumns', null, { limit: this.#limits.columns });
    } else {
      if (this.#suspect) this.#reportCharacters(column);
      this.#cells.push(this.#cell);
    }
    this.#cell = '';
    this.#holding = false;
    this.#state = 'cellStart';
  }

  #endRow(): void {
    this.#endCell();
    if (this.#cells.some((cell) => cell !== ''))
      this.rows.push({
        line: this.#rowLine,
        cells: this.#cells,
        problems: this.#problems.length > 0 ? this.#problems : NONE,
      });
    this.#cells = [];
    if (this.#problems.length > 0) this.#problems = [];
  }

  #reportCharacters(column: number): void {
    if (this.#cell.includes('\u0000')) this.#report('nulCharacter', column);
    if (this.#cell.includes('\ufffd')) this.#report('undecodable', column);
  }

  #report(code: RowProblemCode, column: number | null, facts: RowProblem['facts'] = {}): void {
    this.#problems.push({ code, column, facts });
  }
}
