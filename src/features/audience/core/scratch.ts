import { type Block, scratchBlock } from './block.ts';

const pool: Block[] = [];
/** Scratch blocks kept for the next plan; one has 24 KiB. */
const POOL_MAX = 256;

/** Scratch blocks that belong to one plan until it is released, so that two plans can be read in turns. */
export class Scratch {
  readonly #taken: Block[] = [];

  take(): Block {
    const block = pool.pop() ?? scratchBlock();
    this.#taken.push(block);
    return block;
  }

  release(): void {
    while (this.#taken.length > 0 && pool.length < POOL_MAX) {
      const block = this.#taken.pop();
      if (block) pool.push(block);
    }
  }
}
