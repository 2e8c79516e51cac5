/** Packages of peers' engines, from bench/engines: none of them belongs to the product. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'bench', 'engines', 'package.json'));

/** Error: a sentence that says what to run when the package is not installed or not built. */
export function load<T>(name: string): T {
  const { argv } = process;
  try {
    // `roaring` finds its binary with a parser that takes the suite's own --dir for an order to it.
    process.argv = argv.slice(0, 2);
    return require(name) as T;
  } catch (error) {
    throw new Error(
      `${name} can't be used: ${(error as Error).message.split('\n')[0]} Run bench/engines/install.sh`,
    );
  }
}
