import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', 'src');
const IMPORTED = /import (\w+) from '([^']+\.module\.css)'/g;

it('every class that a screen names stands in its style sheet', () => {
  const missing = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .flatMap((path) => {
      const source = readFileSync(join(root, path), 'utf8');
      return [...source.matchAll(IMPORTED)].flatMap(([, sheet = '', from = '']) => {
        const css = readFileSync(join(root, dirname(path), from), 'utf8');
        const there = new Set([...css.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name]) => name));
        const named = source
          .replaceAll(/ from '[^']+'/g, '')
          .matchAll(new RegExp(`\\b${sheet}\\.([A-Za-z_]\\w*)`, 'g'));
        return [...named].flatMap(([, name]) => (there.has(name) ? [] : [`${path}: ${sheet}.${name}`]));
      });
    });
  expect([...new Set(missing)]).toEqual([]);
});
