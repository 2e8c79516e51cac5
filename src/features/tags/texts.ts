/** Sentences and remedies for every code of the library and of tagging. */
import type { Texts } from '#platform/http';
import { libraryTexts } from './texts/library.ts';
import { lintTexts } from './texts/lint.ts';
import { taggingTexts } from './texts/tagging.ts';

export const tagsTexts: Texts = { ...libraryTexts, ...lintTexts, ...taggingTexts };
