/** Opens a rule, or a new one, with everything that it can name. */
import { useMemo } from 'react';
import { ErrorState, PageHeader, PageLoading, useApi, useTexts } from '#ui';
import { useLibrary as useBuilderLibrary } from '../../audiences/use-library.ts';
import { useLibrary } from '../../customers/library.ts';
import { ruleRoute as oneRoute } from '../api.ts';
import { ruleRoute } from '../route.ts';
import { rulesTexts } from '../texts.ts';
import { Editor } from './editor.tsx';
import { emptyForm } from './form.ts';
import type { Frame } from './frame.ts';
import { editorTexts } from './texts.ts';
import { useHeadCounts } from './use-numbers.ts';

/** Rules act by themselves: how one stands is asked again. */
const LOOK_AGAIN_MS = 5000;

function useFrame(): { readonly frame: Frame | null; readonly error: unknown; readonly retry: () => void } {
  const { library: builder, error, retry } = useBuilderLibrary();
  const { library } = useLibrary();
  const headCounts = useHeadCounts();
  const frame = useMemo(() => builder && { builder, library, headCounts }, [builder, library, headCounts]);
  return { frame, error, retry };
}

export function NewRulePage() {
  const { frame, error, retry } = useFrame();
  const first = useMemo(() => emptyForm(), []);
  if (error) return <Failed what="libraryFailed" error={error} onRetry={retry} />;
  if (!frame) return <PageLoading />;
  return <Editor rule={null} first={first} frame={frame} search={{}} />;
}

export function RulePage() {
  const { id } = ruleRoute.useParams();
  const search = ruleRoute.useSearch();
  const { frame, error, retry } = useFrame();
  const found = useApi(oneRoute, { params: { id } }, { staleTime: 5_000, every: LOOK_AGAIN_MS });
  if (error) return <Failed what="libraryFailed" error={error} onRetry={retry} />;
  if (!found.data && found.error)
    return <Failed what="loadFailed" error={found.error} onRetry={() => void found.refetch()} />;
  if (!frame || !found.data) return <PageLoading />;
  return (
    <Editor key={id} rule={found.data} first={emptyForm(found.data.kind)} frame={frame} search={search} />
  );
}

interface FailedProps {
  what: 'libraryFailed' | 'loadFailed';
  error: unknown;
  onRetry: () => void;
}

function Failed({ what, error, onRetry }: FailedProps) {
  const t = useTexts(editorTexts);
  const words = useTexts(rulesTexts);
  return (
    <>
      <PageHeader title={words('title')} />
      <ErrorState error={error} what={t(what)} onRetry={onRetry} />
    </>
  );
}
