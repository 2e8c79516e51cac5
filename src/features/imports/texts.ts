import type { Texts } from '#platform/http';
import { cellTexts } from './texts/cells.ts';
import { fileTexts } from './texts/files.ts';
import { mappingTexts } from './texts/mapping.ts';
import { verbTexts } from './texts/verbs.ts';

/** Sentences for everything that an import can be refused for; what other features refuse stands with them. */
export const importTexts = {
  ...verbTexts,
  ...mappingTexts,
  ...cellTexts,
  ...fileTexts,
} as const satisfies Texts;
