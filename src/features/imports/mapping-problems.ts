/** What keeps a mapping from working on a file, with the names that this workspace has now. */
import { type Mapping, mappingProblems, type Vocabulary } from '#features/imports/core';
import { type ErrorDetail, invalid } from '#kernel';
import type { ImportRow } from './sql.ts';

type Mapped = Pick<ImportRow, 'kind' | 'columns'> & { readonly mapping: Mapping | null };

/** A library has no mapping, and so no problem with it. */
export const problemsOf = ({ kind, columns, mapping }: Mapped, vocabulary: Vocabulary): ErrorDetail[] =>
  kind === 'library' || mapping === null ? [] : mappingProblems(kind, columns, mapping, vocabulary);

/** Error: `import.mappingInvalid` with all of them. */
export function refuseProblems(mapped: Mapped, vocabulary: Vocabulary): void {
  const problems = problemsOf(mapped, vocabulary);
  if (problems.length > 0) throw invalid('import.mappingInvalid', { problems: problems.length }, problems);
}
