/** One customer: facts at the left, the story in the middle, why at the right. On a phone one column and a dock. */
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { EmptyState, ErrorState, PageLoading, useApi, usePageTitle, useTexts } from '#ui';
import { readRoute } from '../api.ts';
import { customerRoute } from '../route.ts';
import { type CustomerSearch, listBehind } from './customer-search.ts';
import { OneCustomer } from './one-customer.tsx';
import { customerTexts } from './texts.ts';

export function CustomerPage() {
  const t = useTexts(customerTexts);
  const { id } = customerRoute.useParams();
  const search = customerRoute.useSearch();
  const navigate = customerRoute.useNavigate();
  const router = useRouter();
  const { data, error, refetch, isFetching } = useApi(readRoute, { params: { id } });
  usePageTitle(data?.name || t('back'));
  // An answer from before a merge was taken back must not lead away.
  const other = data !== undefined && data.id !== id && !isFetching;
  // Found by another key, or merged into this one: the address becomes the record's own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another record leads elsewhere
  useEffect(() => {
    if (!other) return;
    const led: CustomerSearch = data.mergedFrom.includes(id) ? { ...search, merged: id } : search;
    void navigate({ to: '/customers/$id', params: { id: data.id }, search: led, replace: true });
  }, [other, data?.id]);
  const toList = () => void router.navigate({ to: '/customers', search: listBehind(search) });
  if (error && !data) {
    if (error.status === 404)
      return (
        <EmptyState
          icon="person"
          title={t('goneTitle')}
          wholePage
          actions={<Button onClick={toList}>{t('toList')}</Button>}
        >
          {t('goneText', { id })}
        </EmptyState>
      );
    return <ErrorState error={error} what={t('failed')} onRetry={() => void refetch()} />;
  }
  if (!data || data.id !== id) return <PageLoading />;
  return <OneCustomer key={data.id} customer={data} search={search} />;
}
