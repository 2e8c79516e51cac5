import { expect, it } from 'vitest';
import { parseLibraryText } from './document-text.ts';

it.each(['- ', '? ', '[', '{a: ', ': '])(
  'YAML that nests %j without end is refused, not parsed',
  (opener) => {
    expect(() => parseLibraryText(`${opener.repeat(100_000)}a`, 'yaml')).toThrow('library.tooDeep');
  },
);

it('YAML that is indented without end is refused', () => {
  const deep = Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
  expect(() => parseLibraryText(deep, 'yaml')).toThrow('library.tooDeep');
});
