/** The audience builder: the condition on the left, its number on the right, its people below. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ErrorState, PageHeader, PageLoading, useApi, useTexts } from '#ui';
import { audienceRoute as audienceEndpoint } from './api.ts';
import { Builder } from './builder.tsx';
import type { BuilderSearch } from './route.ts';
import { audiencesTexts } from './texts.ts';
import { useLibrary } from './use-library.ts';
import { useFirstLink } from './use-linked-draft.ts';

/** Another audience begins anew. */
export function BuilderPage() {
  const { id } = useParams({ strict: false });
  return <Opened key={id ?? 'new'} id={id} />;
}

function Opened({ id }: { id: string | undefined }) {
  const t = useTexts(audiencesTexts);
  const search: BuilderSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { library, error, retry } = useLibrary();
  const first = useFirstLink(search.c);
  const saved = useApi(
    audienceEndpoint,
    { params: { id: id ?? '' } },
    { enabled: id !== undefined, staleTime: 30_000 },
  );
  const setSearch = (change: { readonly [K in keyof BuilderSearch]?: BuilderSearch[K] | undefined }) =>
    void navigate({
      to: '.',
      // The address follows the page; it is no step of its own in the browser's history.
      search: ((before: BuilderSearch) => ({ ...before, ...change })) as never,
      replace: true,
      resetScroll: false,
    });
  if (error ?? saved.error)
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState
          error={error ?? saved.error}
          what={error ? t('loadFailed') : t('audienceFailed')}
          onRetry={error ? retry : () => void saved.refetch()}
        />
      </>
    );
  if (!library || !first || (id !== undefined && !saved.data)) return <PageLoading />;
  return (
    <Builder
      first={first}
      saved={id === undefined ? null : (saved.data ?? null)}
      library={library}
      search={search}
      setSearch={setSearch}
    />
  );
}
