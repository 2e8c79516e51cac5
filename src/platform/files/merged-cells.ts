/** Merged ranges of a sheet: each shows its first cell for all, and here gives its value to every row it covers. */
import { tooLarge } from './refusals.ts';
import { columnOf } from './xlsx-cells.ts';
import { attribute } from './xml-scan.ts';

const MAX_MERGES = 200_000;
/** Ranges that cover one row. Real tables merge a few columns; the bound keeps a made-up file from costing rows × ranges. */
const MAX_OPEN = 256;

/** `from` and `to` are row numbers, both included. */
interface Merge {
  readonly from: number;
  readonly to: number;
  readonly column: number;
  value: string;
}

export class MergedCells {
  readonly #merges: Merge[] = [];
  #next = 0;
  #open: Merge[] = [];

  /** Takes the tags behind the rows; only ranges that span rows are kept. Error: `file.tooLarge`. */
  readonly collect = (name: string, attributes: string): void => {
    if (name !== 'mergeCell') return;
    const range = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(attribute(attributes, 'ref') ?? '');
    if (!range?.[1] || range[2] === range[3]) return;
    if (this.#merges.length >= MAX_MERGES) throw tooLarge('mergedCells', this.#merges.length, MAX_MERGES);
    this.#merges.push({
      from: Number(range[2]),
      to: Number(range[3]),
      column: columnOf(range[1]),
      value: '',
    });
  };

  /** To be called once all are collected. */
  sort(): void {
    this.#merges.sort((a, b) => a.from - b.from);
  }

  /** Fills the empty cells of a row that lie in a range. Rows come from the top down. */
  fill(line: number, cells: string[]): void {
    for (let next = this.#merges[this.#next]; next && next.from <= line; next = this.#merges[++this.#next])
      if (this.#open.length < MAX_OPEN) this.#open.push(next);
    if (this.#open.length === 0) return;
    this.#open = this.#open.filter((merge) => merge.to >= line);
    for (const merge of this.#open) {
      const own = cells[merge.column] ?? '';
      if (line === merge.from) merge.value = own;
      else if (own === '' && merge.value !== '') {
        while (cells.length < merge.column) cells.push('');
        cells[merge.column] = merge.value;
      }
    }
  }
}
