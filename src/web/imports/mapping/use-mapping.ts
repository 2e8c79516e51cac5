/** The mapping while somebody edits it: kept by itself a moment after each change, refusals beside what they are about. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, call, isAborted, keyOf, latestOnly } from '#ui';
import { changeImportRoute, getImportRoute, type ImportItem, type Mapping } from '../api.ts';

const PAUSE = 350;

export interface MappingProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** How the file is read, before anything is said about columns. */
export type Layout = Partial<
  Pick<Mapping, 'header' | 'encoding' | 'delimiter' | 'format' | 'skipRows' | 'sheet'>
>;

export interface MappingDraft {
  readonly mapping: Mapping;
  /** `open`: changed and not kept yet, or refused. */
  readonly state: 'kept' | 'keeping' | 'open';
  readonly problems: readonly MappingProblem[];
  /** What kept it from being stored, besides the problems. */
  readonly error: ApiError | null;
  readonly change: (mapping: Mapping) => void;
  /** Reads the file anew; the columns are proposed again. */
  readonly relayout: (layout: Layout) => void;
}

export function useMapping(item: ImportItem, saved: Mapping): MappingDraft {
  const client = useQueryClient();
  const [draft, setDraft] = useState<Mapping | null>(null);
  const [keeping, setKeeping] = useState(false);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const version = useRef(0);
  const timer = useRef(0);
  const keep = useMemo(
    () =>
      latestOnly((signal, mapping: Mapping) =>
        call(changeImportRoute, { params: { id: item.id }, body: { mapping } }, { signal }),
      ),
    [item.id],
  );
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const send = async (mapping: Mapping, mine: number) => {
    try {
      const now = await keep(mapping);
      if (mine !== version.current) return;
      client.setQueryData(keyOf(getImportRoute, { params: { id: item.id } }), now);
      setDraft(null);
      setRefusal(null);
    } catch (error) {
      if (isAborted(error) || mine !== version.current) return;
      setRefusal(error instanceof ApiError ? error : null);
    }
    setKeeping(false);
  };
  const plan = (mapping: Mapping, pause: number) => {
    const mine = ++version.current;
    window.clearTimeout(timer.current);
    setKeeping(true);
    timer.current = window.setTimeout(() => void send(mapping, mine), pause);
  };

  const refused = refusal?.code === 'import.mappingInvalid' ? refusal.details : null;
  return {
    mapping: draft ?? saved,
    state: keeping ? 'keeping' : draft || refusal ? 'open' : 'kept',
    problems: refused ?? (draft ? [] : item.problems),
    error: refused ? null : refusal,
    change: (mapping) => {
      setDraft(mapping);
      plan(mapping, PAUSE);
    },
    relayout: (layout) => {
      const { header, encoding, delimiter, format, skipRows, sheet } = { ...saved, ...layout };
      plan({ columns: {}, header, encoding, delimiter, format, skipRows, sheet } as Mapping, 0);
    },
  };
}
