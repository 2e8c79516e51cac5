/** The library as a document: plan, apply, export, presets; and its health. */
import { z } from 'zod';
import { endpoint, idParam, listOf, wholeQuery } from '#kernel';
import { named, warning } from './shapes.ts';

/** What an export is sent back as, without wrapping it into JSON. */
const files = {
  'application/yaml': 'yaml',
  'application/x-yaml': 'yaml',
  'text/yaml': 'yaml',
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

const planInput = {
  format: z.enum(['yaml', 'json', 'csv', 'xlsx']).optional(),
  /** The document; for JSON also as a plain object in `document`. */
  text: z.string().max(20_000_000).optional(),
  document: z.unknown().optional(),
  version: z
    .unknown()
    .optional()
    .describe('The fields of a document may also be the body: what an export gives'),
  categories: z.unknown().optional(),
  groups: z.unknown().optional(),
  /** A workbook in Base64, for `xlsx`. */
  file: z.base64().max(12_000_000).optional(),
  preset: z.string().max(100).optional(),
  /** Archive what the document does not mention. */
  prune: z.boolean().optional(),
};
const prune = z.enum(['true', 'false']).optional().describe('As `prune` of the body, for a file');
const planHash = z.string().max(100).optional();

const finding = warning.extend({
  severity: z.enum(['block', 'warn']),
  element: z.string(),
  key: z.string().nullable(),
});

export const planAnswer = z.object({
  /** Names this plan: `apply` carries out only the plan that was shown. */
  planHash: z.string(),
  canApply: z.boolean(),
  summary: z.record(z.string(), z.record(z.string(), z.int())),
  changes: z.array(
    z.object({
      kind: z.string(),
      element: z.string(),
      key: z.string().nullable(),
      path: z.string(),
      before: z.unknown().optional(),
      after: z.unknown().optional(),
      /** People who have the tags that this change touches. */
      customers: z.int(),
    }),
  ),
  findings: z.array(finding),
  refused: z.array(
    z.object({
      code: z.string(),
      element: z.string(),
      key: z.string(),
      path: z.string(),
      at: z.string().nullable(),
      message: z.string(),
    }),
  ),
  position: z.int(),
});

export const planLibrary = endpoint({
  method: 'POST',
  path: '/library/plan',
  right: 'library:read',
  summary: 'What a document or a preset would change, in order, with head counts and advice. Writes nothing',
  query: z.strictObject({ prune }),
  body: z.strictObject(planInput),
  files,
  output: planAnswer,
  errors: [
    'library.invalidDocument',
    'input.encoding',
    'library.unreadable',
    'library.notJson',
    'library.notWorkbook',
    'library.tooDeep',
    'library.unfoldsTooFar',
    'library.nothingGiven',
    'library.severalGiven',
    'preset.notFound',
  ],
});

export const applyLibrary = endpoint({
  method: 'POST',
  path: '/library/apply',
  right: 'library:write',
  summary:
    'Carry out the plan of a document or a preset in one transaction, as one change set that can be undone',
  query: z.strictObject({ prune, planHash: planHash.describe('As `planHash` of the body, for a file') }),
  body: z.strictObject({
    ...planInput,
    /** From the plan; a library that moved since answers 409. Without it the plan of this moment is carried out. */
    planHash,
  }),
  files,
  output: planAnswer.extend({ applied: z.int(), changeSet: z.string().nullable() }),
  errors: ['library.planChanged', 'library.planRefused', 'library.invalidDocument', 'library.unreadable'],
});

export const exportLibrary = endpoint({
  method: 'GET',
  path: '/library/export',
  right: 'library:read',
  summary: 'The whole library as a document; `plan` of it on the same library changes nothing',
  query: z.strictObject({
    format: z.enum(['yaml', 'json', 'csv', 'xlsx']).default('yaml'),
    /** Write every field, also those with their default value. */
    complete: z.enum(['true', 'false']).default('false'),
  }),
  output: z.unknown(),
  raw: true,
});

export const listPresets = endpoint({
  method: 'GET',
  path: '/library/presets',
  right: 'library:read',
  summary: 'Ready-made libraries to begin with',
  query: wholeQuery,
  output: listOf(
    z.object({
      id: z.string(),
      kind: z.enum(['scheme', 'industry']),
      name: z.string(),
      summary: z.string(),
      /** Numbers of the documents it comes from. */
      seeds: z.array(z.string()),
      categories: z.int(),
      groups: z.int(),
      tags: z.int(),
      document: z.unknown(),
    }),
  ),
});

const presetBody = z.strictObject({
  prune: z.boolean().optional(),
  planHash,
});

export const planPreset = endpoint({
  method: 'POST',
  path: '/library/presets/{id}/plan',
  right: 'library:read',
  summary: 'What a preset would add',
  params: idParam,
  output: planAnswer,
  errors: ['preset.notFound'],
});

export const applyPreset = endpoint({
  method: 'POST',
  path: '/library/presets/{id}/apply',
  right: 'library:write',
  summary: 'Add a preset to the library',
  params: idParam,
  body: presetBody.optional(),
  output: applyLibrary.output,
  errors: ['preset.notFound', 'library.planChanged', 'library.planRefused'],
});

export const libraryHealth = endpoint({
  method: 'GET',
  path: '/library/health',
  right: 'library:read',
  summary: 'Size of the library against its budget, and what is missing, as plain numbers',
  output: z.object({
    tags: z.object({
      active: z.int(),
      cold: z.int(),
      reserve: z.int(),
      recycled: z.int(),
      personal: z.int(),
    }),
    /** Advice: active enterprise tags, and categories of the first level. */
    budget: z.object({ tags: z.int(), firstLevel: z.int(), usedFirstLevel: z.int() }),
    withoutDefinition: z.int(),
    withoutPurpose: z.int(),
    withoutCustomers: z.int(),
    withoutSteward: z.int(),
    /** Groups in which every customer should have a tag: how many have. */
    coverage: z.array(z.object({ group: named, covered: z.int(), customers: z.int() })),
    warnings: z.array(warning),
    position: z.int(),
  }),
});
