/** `--name value` and `--name` of the command line. */
import { isSize, type Size } from './fill.ts';

export function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

export const flag = (name: string): boolean => process.argv.includes(`--${name}`);

export function wantedSize(): Size {
  const size = argument('size') ?? 'd1';
  if (!isSize(size)) throw new Error('--size is d0 or d1');
  return size;
}
