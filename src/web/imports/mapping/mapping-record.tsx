/** How the columns were read in a run that is over. */
import { IGNORE } from '#features/imports/core';
import { Card, DataTable, useApi, useTexts } from '#ui';
import { type ImportItem, importAttributesRoute, type Mapping } from '../api.ts';
import { runTexts } from '../run/texts.ts';
import { targetsInOrder } from './mapping-edit.ts';
import { targetLabel } from './target-words.ts';
import { mappingTexts } from './texts.ts';

export function MappingRecord({ item, mapping }: { item: ImportItem; mapping: Mapping }) {
  const t = useTexts(mappingTexts);
  const run = useTexts(runTexts);
  const attributes = useApi(
    importAttributesRoute,
    { query: { limit: 500, archived: 'true' } },
    { staleTime: 60_000 },
  );
  const vocabulary = { groups: [], attributes: attributes.data?.items ?? [] };
  const used = targetsInOrder(item.columns, mapping).filter(([, target]) => target !== IGNORE);
  return (
    <Card
      title={run('howMapped')}
      sub={t('count', { used: used.length, ignored: item.columns.length - used.length })}
      flush
    >
      <DataTable
        label={run('howMapped')}
        rows={used}
        rowKey={([column]) => column}
        columns={[
          { key: 'column', title: t('column'), card: 'title', render: ([column]) => column },
          {
            key: 'target',
            title: t('target'),
            render: ([, target]) => <span className="t2">{targetLabel(target, vocabulary, t)}</span>,
          },
        ]}
      />
    </Card>
  );
}
