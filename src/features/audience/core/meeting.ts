import {
  ARRAY,
  BITMAP,
  BLOCK,
  type Block,
  emptyBlock,
  noData,
  RUN,
  valuesOfWords,
  wordsOf,
} from './block.ts';
import { countHits, countHitsInWords } from './filter.ts';
import { countAnd2, WORDS, type Words, zeroWords } from './kernels.ts';
import { countRunsAndRuns, countRunsAndWords } from './runs.ts';

/** A bitmap of at most this size meets other bitmaps faster value by value than word by word. */
const LIST_MAX = 2048;
/** A list this many times shorter than another is looked up in it instead of the other way round. */
const GALLOP = 8;

/** One block that many others are counted against: it is a bitmap for short partners and a list when it is short. */
export class Meeting {
  readonly #expanded: Words = new Int32Array(WORDS);
  readonly #values = new Uint16Array(LIST_MAX);
  #block: Block = emptyBlock;
  #words: Words = zeroWords;
  #list: Uint16Array = noData;
  #isList = false;

  /** Sets the block to count against. It must stay as it is while it is used. */
  with(block: Block): void {
    this.#block = block;
    this.#words = wordsOf(block, this.#expanded);
    this.#isList = block.shape === ARRAY || (block.shape === BITMAP && block.size <= LIST_MAX);
    if (block.shape === ARRAY) this.#list = block.data;
    else if (this.#isList) {
      valuesOfWords(block.words, this.#values);
      this.#list = this.#values;
    }
  }

  /** Size of the intersection with the block that was set. */
  count(other: Block): number {
    const { size } = this.#block;
    if (size === 0 || other.size === 0) return 0;
    if (size === BLOCK) return other.size;
    if (other.size === BLOCK) return size;
    if (other.shape === ARRAY)
      return this.#isList && other.size > GALLOP * size
        ? countHits(this.#list, size, other)
        : countHitsInWords(other.data, other.size, this.#words);
    if (this.#isList && (other.shape === BITMAP || other.runs > size))
      return countHits(this.#list, size, other);
    if (other.shape === BITMAP) return countAnd2(this.#words, other.words, 0);
    return this.#block.shape === RUN
      ? countRunsAndRuns(this.#block, other)
      : countRunsAndWords(other, this.#words);
  }
}
