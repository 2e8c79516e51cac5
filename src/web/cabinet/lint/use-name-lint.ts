import { useEffect, useMemo, useState } from 'react';
import type { LibraryAnswers } from '../wall.ts';
import type { LintRequest, NameFinding } from './name-lint.ts';

type Lint = typeof import('./name-lint.ts').nameLint;

/** Findings about a name while it is typed; `null` until the lint is loaded or while nothing is typed. */
export function useNameLint(library: LibraryAnswers, request: LintRequest): readonly NameFinding[] | null {
  const [nameLint, setNameLint] = useState<Lint | null>(null);
  useEffect(() => {
    let gone = false;
    import('./name-lint.ts').then(
      ({ nameLint }) => {
        if (!gone) setNameLint(() => nameLint);
      },
      // Without it the server's answer says the same after saving.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  const lint = useMemo(() => nameLint?.(library), [nameLint, library]);
  const { element, name, id, within } = request;
  return useMemo(
    () => (lint && name !== '' ? lint({ element, name, within, ...(id === undefined ? {} : { id }) }) : null),
    [lint, element, name, id, within],
  );
}

export const isBlocked = (findings: readonly NameFinding[] | null): boolean =>
  findings?.some((finding) => finding.severity === 'block') ?? false;
