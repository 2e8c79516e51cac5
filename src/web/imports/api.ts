/** The way of the imports to the server. */
import type { listAttributes } from '#features/customers/contract';
import type {
  cancelImport,
  changeImport,
  deleteImportFile,
  dryRunImport,
  getImport,
  importErrors,
  listImports,
  missingTags,
  runImport,
  undoImport,
  uploadImport,
} from '#features/imports/contract';
import type { createTag, listGroups } from '#features/tags/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui';

export const listImportsRoute = route<typeof listImports>('GET /imports');
export const getImportRoute = route<typeof getImport>('GET /imports/{id}');
export const uploadImportRoute = route<typeof uploadImport>('POST /imports');
export const changeImportRoute = route<typeof changeImport>('PATCH /imports/{id}');
export const dryRunImportRoute = route<typeof dryRunImport>('POST /imports/{id}/dry-run');
export const runImportRoute = route<typeof runImport>('POST /imports/{id}/run');
export const cancelImportRoute = route<typeof cancelImport>('POST /imports/{id}/cancel');
export const undoImportRoute = route<typeof undoImport>('POST /imports/{id}/undo');
export const importErrorsRoute = route<typeof importErrors>('GET /imports/{id}/errors.csv');
export const missingTagsRoute = route<typeof missingTags>('GET /imports/{id}/missing-tags');
export const addTagRoute = route<typeof createTag>('POST /tags');
export const deleteImportFileRoute = route<typeof deleteImportFile>('DELETE /imports/{id}');

export const importAttributesRoute = route<typeof listAttributes>('GET /attributes');
export const importGroupsRoute = route<typeof listGroups>('GET /tag-groups');

export type ImportItem = OutputOf<typeof getImport>;
/** As the list shows it: without columns, sample and mapping. */
export type ListedImport = OutputOf<typeof listImports>['items'][number];
export type ImportKind = ImportItem['kind'];
export type ImportStatus = ImportItem['status'];
export type Mapping = NonNullable<ImportItem['mapping']>;
type DryRun = NonNullable<ImportItem['dryRun']>;
/** What a run of rows would do. */
export type Effect = Extract<DryRun, { readonly touched: number }>;
/** What a run would change in the library. */
export type LibraryLook = Extract<DryRun, { readonly plan: unknown }>;
type Result = NonNullable<ImportItem['result']>;
export type Counts = Extract<Result, { readonly rows: number }>;
export type LibraryResult = Extract<Result, { readonly applied: number }>;

export const isEffect = (dryRun: ImportItem['dryRun']): dryRun is Effect =>
  dryRun !== null && 'touched' in dryRun;
export const isLibraryLook = (dryRun: ImportItem['dryRun']): dryRun is LibraryLook =>
  dryRun !== null && 'plan' in dryRun;
export const isCounts = (result: ImportItem['result']): result is Counts =>
  result !== null && 'rows' in result;
export const isLibraryResult = (result: ImportItem['result']): result is LibraryResult =>
  result !== null && 'applied' in result;

/** A job is at work on it. */
export const isBusy = (status: ImportStatus): boolean =>
  status === 'checking' || status === 'running' || status === 'undoing';
