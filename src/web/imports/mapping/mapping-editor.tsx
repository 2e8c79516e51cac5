/** What the columns of a file mean, and how the file is read: kept by itself, with the effect on the first rows beside it. */
import { Button } from 'antd';
import { useState } from 'react';
import { type MappedKind, parseTarget } from '#features/imports/core';
import { Card, ErrorNote, Icon, Note, useApi, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type ImportItem, importAttributesRoute, importGroupsRoute } from '../api.ts';
import styles from '../imports.module.css';
import { ColumnTable, type Vocabulary } from './column-table.tsx';
import { EventKind } from './event-kind.tsx';
import { FileOptions } from './file-options.tsx';
import { targetsInOrder, withTarget } from './mapping-edit.ts';
import { OrderNumber } from './order-number.tsx';
import { columnOf, useProblemWords } from './problem-words.ts';
import { IGNORE } from './target-words.ts';
import { mappingTexts } from './texts.ts';
import type { MappingDraft } from './use-mapping.ts';

export interface MappingEditorProps {
  item: ImportItem;
  kind: MappedKind;
  draft: MappingDraft;
}

const NOTHING: Vocabulary = { groups: [], attributes: [] };

/** Names of this workspace that columns may use. */
function useVocabulary(): Vocabulary {
  const attributes = useApi(importAttributesRoute, { query: { limit: 500 } }, { staleTime: 60_000 });
  const groups = useApi(importGroupsRoute, { query: {} }, { staleTime: 60_000 });
  if (!attributes.data || !groups.data) return NOTHING;
  return { groups: groups.data.items, attributes: attributes.data.items.filter((each) => !each.builtIn) };
}

export function MappingEditor({ item, kind, draft }: MappingEditorProps) {
  const t = useTexts(mappingTexts);
  const session = useSession();
  const { workspace } = session;
  const vocabulary = useVocabulary();
  const problemWords = useProblemWords(vocabulary);
  const [raw, setRaw] = useState(false);
  const { mapping, problems } = draft;
  const { columns, sample } = item;
  const targets = targetsInOrder(columns, mapping).map(([, target]) => target);
  const used = targets.filter((target) => target !== IGNORE).length;
  const whole = problems.filter((problem) => columnOf(problem, columns) === null);
  const { hasMoney, hasDates } = valuesIn(targets, kind, vocabulary);
  const context = {
    kind,
    attributes: vocabulary.attributes,
    timeZone: workspace.timeZone,
    dateFormat: mapping.dateFormat,
    currency: mapping.currency,
    amountUnit: mapping.amountUnit,
  };
  return (
    <div className={styles.stack}>
      <Card
        title={t('title')}
        sub={t('count', { used, ignored: columns.length - used })}
        actions={
          <span className="fs12 t3" role="status">
            {draft.state === 'keeping' ? t('saving') : draft.state === 'kept' ? t('saved') : ''}
          </span>
        }
        flush
      >
        {(whole.length > 0 || draft.error) && (
          <div className={styles.part}>
            {whole.map((problem) => (
              <Note key={`${problem.code} ${problem.message}`} tone="warn">
                {problemWords(problem)}
              </Note>
            ))}
            <ErrorNote error={draft.error} />
          </div>
        )}
        <ColumnTable
          kind={kind}
          columns={columns}
          sample={sample}
          mapping={mapping}
          vocabulary={vocabulary}
          problems={problems}
          timeZone={workspace.timeZone}
          mayDeclare={mayDo(session, 'settings:manage')}
          onTarget={(column, target) => draft.change(withTarget(mapping, kind, column, target))}
        />
        {sample.length > 0 && (
          <div className={styles.more}>
            <Button
              type="link"
              size="small"
              aria-expanded={raw}
              icon={<Icon name={raw ? 'up' : 'down'} size={12} />}
              onClick={() => setRaw(!raw)}
            >
              {raw ? t('hideRaw') : t('rawRows', { n: sample.length })}
            </Button>
          </div>
        )}
        {raw && <RawRows columns={columns} sample={sample} />}
      </Card>
      {mapping.orderNo && (
        <OrderNumber
          columns={columns}
          sample={sample}
          mapping={mapping}
          context={context}
          onChange={draft.change}
        />
      )}
      {kind === 'events' && <EventKind mapping={mapping} onChange={draft.change} />}
      <FileOptions item={item} kind={kind} draft={draft} hasMoney={hasMoney} hasDates={hasDates} />
    </div>
  );
}

function valuesIn(targets: readonly string[], kind: MappedKind, { attributes }: Vocabulary) {
  const types = targets.map((target) => {
    const parsed = parseTarget(target, kind);
    return parsed?.field === 'attribute'
      ? attributes.find((each) => each.key === parsed.name)?.type
      : parsed?.field;
  });
  const has = (...wanted: readonly string[]) =>
    types.some((type) => type !== undefined && wanted.includes(type));
  return {
    hasMoney: has('money', 'amount', 'refundAmount', 'itemAmount'),
    hasDates: has('date', 'paidAt', 'refundedAt', 'expiresAt', 'at'),
  };
}

interface RawRowsProps {
  columns: readonly string[];
  sample: readonly (readonly string[])[];
}

/** The file as it was read, for a look at its encoding. */
function RawRows({ columns, sample }: RawRowsProps) {
  const t = useTexts(mappingTexts);
  const shown = columns.slice(0, 60);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.raw} tabIndex={0} aria-label={t('sample')}>
      <table>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((cells, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no identity besides their place
            <tr key={i}>
              {shown.map((column, at) => (
                <td key={column}>{cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
