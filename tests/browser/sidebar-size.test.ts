import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const built = join(import.meta.dirname, '..', '..', 'dist', 'sidebar');

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

it('the sidebar loads at most 150 kB of script before it shows anything, and WeCom’s SDK apart from it', () => {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(join(built, '.vite', 'manifest.json'), 'utf8'),
  );
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';
  const first = new Set<string>();
  const take = (name: string): void => {
    if (first.has(name)) return;
    first.add(name);
    for (const each of manifest[name]?.imports ?? []) take(each);
  };
  take(entry);
  const files = [...first].map((name) => join(built, manifest[name]?.file ?? ''));
  expect(files.every((file) => existsSync(file))).toBe(true);
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  expect(size).toBeLessThan(150_000);
  expect(manifest[entry]?.dynamicImports).toEqual(['wecom-client.ts']);
});
