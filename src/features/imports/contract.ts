import { z } from 'zod';
import { mappedKinds, mappingSchema } from '#features/imports/core';
import { endpoint, idParam, jobRef, listOf, pageQuery } from '#kernel';

export const importKinds = [...mappedKinds, 'library'] as const;
export type ImportKind = (typeof importKinds)[number];

export const importStatuses = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'done',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type ImportStatus = (typeof importStatuses)[number];

const byCode = z.record(z.string(), z.int());

/** What a run did, or a dry run says it would do. An order that takes several rows counts once in `new` to `unchanged`. */
export const counts = z.object({
  rows: z.int().describe('Rows read, without the header'),
  new: z.int().describe('Customers created, or orders or events accepted'),
  updated: z
    .int()
    .describe(
      'Rows that changed something that was there: fields or tags of a customer, a refund of an order',
    ),
  unchanged: z.int(),
  refused: z.int().describe('Rows that were not taken; each is in errors.csv'),
  refusedBy: byCode.describe('The same, by the code of the first reason'),
  tags: z.object({
    added: z.int(),
    removed: z.int(),
    unchanged: z.int(),
    refused: z.int().describe('Single tags that the customer may not get; the rest of the row was taken'),
    refusedBy: byCode,
  }),
  newCustomers: z.int().describe('Customers that are new, also those that orders and events brought along'),
});
export type Counts = z.output<typeof counts>;

const look = {
  at: z.string(),
  position: z.int().describe('The workspace’s position at which this was true'),
};

/** What a run would change in the library. */
const libraryLook = z.object({ ...look, plan: z.unknown().describe('As POST /library/plan answers') });

const effect = counts.extend({
  ...look,
  touched: z.int().describe('Customers there already who would get other fields or tags'),
  existing: z.int().describe('Customers there already'),
});

const libraryResult = z.object({ applied: z.int(), changeSet: z.string().nullable() });

const undone = z.object({
  tags: z.object({ restored: z.int(), kept: z.int() }),
  orders: z.object({ removed: z.int(), kept: z.int() }),
  events: z.object({ removed: z.int() }).optional(),
  customers: z.object({
    deleted: z.int(),
    reverted: z.int(),
    kept: z.int().describe('In use by now, or changed by somebody since'),
  }),
  library: z.unknown().optional(),
});
export type Undone = z.output<typeof undone>;

const problem = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
});

export const detected = z.object({
  format: z.enum(['csv', 'xlsx', 'fixed', 'yaml', 'json']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5']),
  delimiter: z.enum([',', '\t', ';', '|']),
  header: z.boolean(),
  skipRows: z.int(),
  hasBom: z.boolean(),
  sheets: z.array(z.string()).describe('Of a workbook'),
  bytes: z.int(),
  rows: z.int().nullable().describe('About so many; null: not known before the file was read'),
});
export type Detected = z.output<typeof detected>;

export const importItem = z.object({
  id: z.string(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  status: z.enum(importStatuses),
  fileRemoved: z.boolean().describe('The uploaded file is gone; what was imported stays'),
  detected,
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())).describe('First rows, cut to 200 characters per cell'),
  mapping: mappingSchema.nullable(),
  problems: z.array(problem).describe('What keeps the mapping from working; empty: it can be run'),
  dryRun: z.union([effect, libraryLook]).nullable(),
  result: z.union([counts, libraryResult]).nullable(),
  undo: undone.nullable(),
  job: z.object({ id: z.string() }).nullable().describe('The newest long work of this import'),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().nullable() }).nullable(),
  by: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type ImportItem = z.output<typeof importItem>;

/** Without what can be large: a plan, or the names of two thousand columns. */
export const listedImport = importItem.omit({
  columns: true,
  sample: true,
  mapping: true,
  problems: true,
  dryRun: true,
});
export type ListedImport = z.output<typeof listedImport>;

export const uploadImport = endpoint({
  method: 'POST',
  path: '/imports',
  right: 'imports:run',
  summary:
    'Upload a file: multipart/form-data with "file" (CSV, XLSX or fixed columns, up to 2 GB; a library also YAML or JSON), "kind" (customers, orders, events, taggings, library) and optionally "mapping" (JSON). Nothing is imported yet',
  output: importItem.extend({ proposedMapping: z.unknown() }),
  status: 201,
  raw: true,
  errors: [
    'import.notMultipart',
    'import.fileMissing',
    'import.oneFile',
    'import.emptyFile',
    'import.tooLarge',
    'import.tooManyColumns',
    'import.columnNameTooLong',
    'import.mappingInvalid',
    'file.unsupported',
    'file.damaged',
    'storage.full',
  ],
});

export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  right: 'imports:run',
  summary: 'Imports, newest first: one’s own, or all of the workspace for those who see the workspace',
  query: pageQuery,
  output: listOf(listedImport),
  errors: ['cursor.invalid'],
});

export const getImport = endpoint({
  method: 'GET',
  path: '/imports/{id}',
  right: 'imports:run',
  summary: 'One import: status, mapping and what is wrong with it, dry run, result',
  params: idParam,
  output: importItem,
  errors: ['import.notFound'],
});

export const changeImport = endpoint({
  method: 'PATCH',
  path: '/imports/{id}',
  right: 'imports:run',
  summary:
    'Say what the columns mean, e.g. { "mapping": { "columns": { "手机": "phone", "标签": "tags", "意向": "tag:意向", "城市": "attribute:city" } } }; of events { "columns": { "会员号": "customer", "时间": "at", "时长": "number:seconds", "直播": "property:live" }, "eventType": "live.watched" }. Replaces the mapping; without columns they are proposed anew for the layout that is given',
  params: idParam,
  body: z.strictObject({ mapping: mappingSchema }),
  output: importItem,
  errors: [
    'import.notFound',
    'import.mappingInvalid',
    'import.noMapping',
    'import.busy',
    'import.done',
    'import.fileGone',
  ],
});

export const dryRunImport = endpoint({
  method: 'POST',
  path: '/imports/{id}/dry-run',
  right: 'imports:run',
  summary:
    'What a run would do, exactly, without doing it. A file of more than about 5,000 rows answers 202 with a job',
  params: idParam,
  output: z.union([effect, libraryLook, jobRef]),
  errors: ['import.notFound', 'import.mappingInvalid', 'import.busy', 'import.done', 'import.fileGone'],
});

export const runImport = endpoint({
  method: 'POST',
  path: '/imports/{id}/run',
  right: 'imports:run',
  summary:
    'Import the file, as a job. Over 1,000 existing customers and 5 % of all it needs "confirm": true, else 409 with the exact effect',
  params: idParam,
  body: z.strictObject({ confirm: z.boolean().optional() }).optional(),
  output: jobRef,
  status: 202,
  errors: [
    'import.notFound',
    'import.mappingInvalid',
    'import.confirm',
    'import.busy',
    'import.done',
    'import.fileGone',
  ],
});

export const cancelImport = endpoint({
  method: 'POST',
  path: '/imports/{id}/cancel',
  right: 'imports:run',
  summary: 'Stop after the rows at hand. What was done stays, and can be undone',
  params: idParam,
  output: importItem,
  errors: ['import.notFound', 'import.notRunning'],
});

export const undoImport = endpoint({
  method: 'POST',
  path: '/imports/{id}/undo',
  right: 'imports:run',
  summary:
    'Take an import back where nobody changed anything since: tags, orders, events, fields, and customers that it created. A large one answers 202 with a job',
  params: idParam,
  output: z.union([undone, jobRef]),
  errors: ['import.notFound', 'import.nothingToUndo', 'import.busy'],
});

export const importErrors = endpoint({
  method: 'GET',
  path: '/imports/{id}/errors.csv',
  right: 'imports:run',
  summary: 'Every row that was not taken: line, column, code, reason, and the row as it stands in the file',
  params: idParam,
  output: z.unknown(),
  raw: true,
  errors: ['import.notFound'],
});

export const missingTags = endpoint({
  method: 'GET',
  path: '/imports/{id}/missing-tags',
  right: 'imports:run',
  summary: 'Tags that the file names and the library does not have, the most frequent first, up to 200',
  params: idParam,
  output: z.object({
    items: z.array(
      z.object({
        group: z.string().nullable().describe('Null: the file names only the tag'),
        name: z.string(),
        rows: z.int().describe('Rows that were refused for it'),
      }),
    ),
  }),
  errors: ['import.notFound'],
});

export const deleteImportFile = endpoint({
  method: 'DELETE',
  path: '/imports/{id}',
  right: 'imports:run',
  summary: 'Remove the uploaded file. The record of the import and what it imported stay',
  params: idParam,
  output: importItem,
  errors: ['import.notFound', 'import.busy'],
});
