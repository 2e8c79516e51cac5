import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '#kernel';
import { allTexts } from '../../src/app/texts.ts';

const root = join(import.meta.dirname, '..', '..', 'src');

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(
    (path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path) && !/^(ui|web|sidebar|reading)\//.test(path),
  )
  .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const);

/** Codes of refusals, as they are thrown: `invalid('sort.unknown'`, `new AppError('notFound', 'tag.notFound'`. */
const THROWN =
  /(?:\b(?:invalid|notFound|notAllowed|conflict|refused)\(\s*|new AppError\(\s*'\w+',\s*)'([a-zA-Z]+\.[a-zA-Z]+)'/g;

describe('what a refusal says', () => {
  it('every code that is thrown has its sentence', () => {
    const missing = sources.flatMap(([path, text]) =>
      [...text.matchAll(THROWN)]
        .map(([, code = '']) => code)
        .filter((code) => !(code in allTexts))
        .map((code) => `${path}: ${code}`),
    );
    expect(missing).toEqual([]);
  });

  it('every sentence exists in every language and names the same facts', () => {
    const facts = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map(([, name]) => name)
        .sort()
        .join(' ');
    const wrong = Object.entries(allTexts).flatMap(([code, byLanguage]) =>
      languages.flatMap((language) => {
        const text = byLanguage[language];
        if (!text?.[0]) return [`${code}: no ${language}`];
        const [zh] = byLanguage['zh-CN'];
        return facts(text[0]) === facts(zh)
          ? []
          : [`${code}: ${language} has {${facts(text[0])}}, zh-CN {${facts(zh)}}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
