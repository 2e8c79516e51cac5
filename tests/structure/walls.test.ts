import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circles, violations } from './walls.ts';

const root = join(import.meta.dirname, '..', '..');

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

const broken = (path: string, line: string) => violations([{ path, text: line }]);

describe('the walls between folders', () => {
  it('hold in every file of src', () => expect(violations(sources('src'))).toEqual([]));

  it('leave no circle of files', () => expect(circles(sources('src'))).toEqual([]));

  it('know a circle when they see one', () => {
    const file = (path: string, ...imports: string[]) => ({
      path,
      text: imports.map((name) => `import type { x } from './${name}';`).join('\n'),
    });
    expect(
      circles([
        file('src/a.ts', 'b.ts'),
        file('src/b.ts', 'c.ts', 'd.ts'),
        file('src/c.ts', 'a.ts'),
        file('src/d.ts'),
      ]),
    ).toEqual([['src/a.ts', 'src/b.ts', 'src/c.ts']]);
  });

  it.each([
    ['src/features/tags/merge.ts', `import { x } from '#features/audience';`],
    ['src/features/tags/merge.ts', `import { x } from '../customers/sql.ts';`],
    ['src/features/tags/core/plan.ts', `import { Db } from '#platform/db';`],
    ['src/features/tags/core/plan.ts', `import { readFileSync } from 'node:fs';`],
    ['src/features/tags/core/plan.ts', `import { x } from '../sql.ts';`],
    ['src/web/home/page.tsx', `import { x } from '#features/tags';`],
    ['src/kernel/ids.ts', `import { x } from '#platform/db';`],
    ['src/platform/db/pool.ts', `export * from '#features/staff';`],
    ['src/features/tags/contract.ts', `const x = await import('#platform/http');`],
  ])('a violation in %s is found: %s', (path, line) => expect(broken(path, line)).toHaveLength(1));

  it.each([
    ['src/features/tags/merge.ts', `import { x } from '#features/customers';`],
    ['src/features/tags/core/plan.ts', `import { x } from '#features/customers/core';`],
    ['src/web/home/page.tsx', `import type { x } from '#features/tags/contract';`],
    ['src/app/wiring.ts', `import { x } from '#features/outcomes';`],
  ])('a lawful import in %s passes: %s', (path, line) => expect(broken(path, line)).toEqual([]));
});
