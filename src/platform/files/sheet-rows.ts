/** Puts rows together from the XML of a sheet: where each cell stands, what its stored value means, what is wrong with it. */
import type { MergedCells } from './merged-cells.ts';
import type { StringTable } from './string-table.ts';
import type { Limits, Row, RowProblem, RowProblemCode } from './table.ts';
import { cellText, columnOf, hasLostPrecision, type NumberLook, unescapeCell } from './xlsx-cells.ts';
import { attribute, type XmlEvents } from './xml-scan.ts';

const NONE: readonly RowProblem[] = [];

export interface SheetContext {
  readonly strings: StringTable;
  readonly looks: readonly NumberLook[];
  readonly merges: MergedCells;
  readonly from1904: boolean;
  readonly limits: Limits;
}

export class SheetRows implements XmlEvents {
  ready: Row[] = [];
  /** The end of the rows was seen. */
  done = false;
  readonly #context: SheetContext;
  #inRows = false;
  #line = 0;
  #cells: string[] = [];
  #problems: RowProblem[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #hasFormula = false;
  #collecting = false;
  #phonetic = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  take(): readonly Row[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (!this.#inRows) {
      this.#inRows = name === 'sheetData';
      return;
    }
    switch (name) {
      case 'c':
        this.#openCell(attributes);
        break;
      case 'v':
        this.#collecting = true;
        break;
      case 't':
        this.#collecting = !this.#phonetic;
        break;
      case 'row': {
        const number = Number(attribute(attributes, 'r'));
        this.#line = number > 0 ? number : this.#line + 1;
        this.#column = -1;
        break;
      }
      case 'f':
        this.#hasFormula = true;
        break;
      case 'rPh':
        this.#phonetic = true;
        break;
    }
  }

  close(name: string): void {
    if (!this.#inRows) return;
    switch (name) {
      case 'c':
        this.#closeCell();
        break;
      case 'v':
      case 't':
        this.#collecting = false;
        break;
      case 'row':
        this.#closeRow();
        break;
      case 'rPh':
        this.#phonetic = false;
        break;
      case 'sheetData':
        this.#inRows = false;
        this.done = true;
        break;
    }
  }

  text(text: string): void {
    if (!this.#collecting) return;
    const room = this.#context.limits.cellLength + 1 - this.#value.length;
    if (room > 0) this.#value += text.length > room ? text.slice(0, room) : text;
  }

  #openCell(attributes: string): void {
    const reference = attribute(attributes, 'r');
    const column = reference === null ? -1 : columnOf(reference);
    this.#column = column >= 0 ? column : this.#column + 1;
    this.#type = attribute(attributes, 't') ?? 'n';
    this.#style = Number(attribute(attributes, 's') ?? 0);
    this.#value = '';
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const { limits } = this.#context;
    // A formula of text may well give an empty text; one of numbers without a value was never calculated.
    if (this.#hasFormula && this.#value === '' && this.#type !== 'str') this.#report('formulaWithoutValue');
    let text = this.#text();
    if (text === '') return;
    if (this.#column >= limits.columns) {
      if (!this.#problems.some((p) => p.code === 'tooManyColumns'))
        this.#problems.push({ code: 'tooManyColumns', column: null, facts: { limit: limits.columns } });
      return;
    }
    if (text.length > limits.cellLength) {
      text = text.slice(0, limits.cellLength);
      this.#report('cellTooLong', { limit: limits.cellLength });
    }
    if (text.includes('\u0000')) this.#report('nulCharacter');
    if (text.includes('\ufffd')) this.#report('undecodable');
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #text(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's': {
        if (value === '') return '';
        const shared = this.#context.strings.get(Number(value));
        if (shared === undefined) this.#report('cellError', { value: `string ${value.slice(0, 20)}` });
        return shared ?? '';
      }
      case 'inlineStr':
      case 'str':
        return unescapeCell(value);
      case 'b':
        return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
      case 'e':
        this.#report('cellError', { value: value.slice(0, 20) });
        return value;
      case 'd':
        return value.replace(/T00:00:00(\.0+)?Z?$/, '');
      default: {
        if (value === '') return '';
        const look = this.#context.looks[this.#style] ?? { kind: 'number' };
        if (look.kind === 'number' && hasLostPrecision(value)) this.#report('precisionLost');
        return cellText(value, look, this.#context.from1904);
      }
    }
  }

  #closeRow(): void {
    if (this.#cells.length > 0 || this.#problems.length > 0) {
      this.#context.merges.fill(this.#line, this.#cells);
      this.ready.push({
        line: this.#line,
        cells: this.#cells,
        problems: this.#problems.length > 0 ? this.#problems : NONE,
      });
      this.#cells = [];
    }
    if (this.#problems.length > 0) this.#problems = [];
  }

  #report(code: RowProblemCode, facts: RowProblem['facts'] = {}): void {
    this.#problems.push({ code, column: this.#column, facts });
  }
}
