import { describe, expect, it } from 'vitest';
import { AppError } from '#kernel';
import { parseLibraryText, writeDocument } from '../core/document-text.ts';
import { readLibraryText } from './read-text.ts';

const tag = (i: number) => ({ name: i === 7 ? '007' : `标签 ${i}`, definition: { meaning: '为什么有它' } });
const document = {
  version: 1 as const,
  groups: [
    { name: '很多', choice: 'multiple' as const, tags: Array.from({ length: 1000 }, (_, i) => tag(i)) },
  ],
};
const faultOf = (text: string): Promise<unknown> =>
  readLibraryText(text, 'yaml').then(
    () => 'none',
    (error) => (error instanceof AppError ? [error.code, error.facts] : error),
  );

describe('a long YAML text is read in a thread of its own, with the same answers', () => {
  it('means what a short one means', async () => {
    const text = writeDocument(document, 'yaml');
    expect(text.length).toBeGreaterThan(20_000);
    expect(await readLibraryText(text, 'yaml')).toEqual(parseLibraryText(text, 'yaml'));
  });

  it('leaves the others their turn while it is read', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await readLibraryText(writeDocument(document, 'yaml'), 'yaml');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it('is refused with the place of the fault, or without one for a bomb', async () => {
    const padding = `# ${'长'.repeat(30_000)}\n`;
    expect(await faultOf(`${padding}groups:\n  - name: "意向\n`)).toEqual([
      'library.unreadable',
      expect.objectContaining({ format: 'yaml', line: expect.any(Number) }),
    ]);
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++) {
      const [of, name] = ['abcdefghi'[i - 1], 'abcdefghi'[i]];
      bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(', ')}]`);
    }
    expect(await faultOf(`${padding}${bomb.join('\n')}\n`)).toEqual(['library.unfoldsTooFar', {}]);
  });
});
