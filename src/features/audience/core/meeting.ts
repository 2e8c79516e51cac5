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
import { wide } from './wide.ts';

/** A bitmap of at most this size meets other bitmaps faster value by value than word by word; in lanes of this size. */
const LIST_MAX = 2048;
const WIDE_LIST_MAX = 512;
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
    if (wide) wide.hold(this, block);
    else this.#words = wordsOf(block, this.#expanded);
    const most = wide ? WIDE_LIST_MAX : LIST_MAX;
    this.#isList = block.size <= most && block.shape !== RUN;
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
    if (this.#isList && this.#isShorterThan(other)) return countHits(this.#list, size, other);
    if (wide) return wide.meetHeld(this, this.#block, other);
    if (other.shape === ARRAY) return countHitsInWords(other.data, other.size, this.#words);
    if (other.shape === BITMAP) return countAnd2(this.#words, other.words, 0);
    return this.#block.shape === RUN
      ? countRunsAndRuns(this.#block, other)
      : countRunsAndWords(other, this.#words);
  }

  #isShorterThan(other: Block): boolean {
    const { size } = this.#block;
    if (other.shape === ARRAY) return other.size > GALLOP * size;
    return other.shape === BITMAP || other.runs > size;
  }
}
