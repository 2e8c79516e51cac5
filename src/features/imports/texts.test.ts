import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { customersTexts } from '#features/customers';
import { tagsTexts } from '#features/tags';
import { languages } from '#kernel';
import { rowProblemCodes } from '#platform/files';
import { detailTexts, generalTexts, type Texts } from '#platform/http';
import { importTexts } from './texts.ts';

const all: Texts = { ...generalTexts, ...customersTexts, ...tagsTexts, ...importTexts, ...detailTexts };

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('texts'))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
/** Kinds of jobs and entries of the audit trail look like codes and are none. */
const names = /'import\.(?:run|dryRun|undo|uploaded|mapped|started|done|undoStarted|undone|fileRemoved)'/;
const codes = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/'(?:import|file|tagGroup|attribute)\.[a-zA-Z]+'/g)]
      .map(([code]) => code)
      .filter((code) => code === "'import.done'" || !names.test(code))
      .map((code) => code.slice(1, -1)),
  ),
);

describe('every refusal of an import has its sentence', () => {
  it.each([...codes, ...rowProblemCodes])('%s', (code) => {
    for (const language of languages) expect([language, all[code]?.[language]?.[0]]).not.toContain(undefined);
  });

  it('and no sentence is left over', () => {
    const platform = [
      'file.damaged',
      'file.unsupported',
      'file.tooLarge',
      'file.noSuchSheet',
      ...rowProblemCodes,
    ];
    expect(
      Object.keys(importTexts).filter((code) => !codes.has(code) && !platform.includes(code as never)),
    ).toEqual([]);
  });
});
