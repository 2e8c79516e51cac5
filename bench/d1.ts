/**
 * Fills a data directory with the shape D1 (see bench/support/fill.ts) and keeps it.
 *
 *   node bench/run.mjs d1 --dir /tmp/d1 [--size d0|d1]
 */
import { argument, wantedSize } from './support/arguments.ts';
import { generate } from './support/fill.ts';

const dir = argument('dir');
if (!dir) throw new Error('--dir says where the data goes');
await generate(dir, wantedSize(), process.cwd());
