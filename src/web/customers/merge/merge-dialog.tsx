/** Find the other record, see what moves and choose what is right, merge; the message takes it back. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { customerStatuses } from '#features/customers/core';
import {
  call,
  ErrorNote,
  ErrorState,
  Facts,
  Note,
  Segments,
  SkeletonRows,
  useApi,
  useTexts,
  useToast,
} from '#ui';
import {
  type Attribute,
  type Customer,
  type MergeAnswer,
  mergeRoute,
  mergeTrialRoute,
  unmergeRoute,
} from '../api.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { customersTexts } from '../texts.ts';
import { useAttributeText } from '../words.ts';
import { CustomerFinder } from './customer-finder.tsx';
import styles from './merge.module.css';
import { isMove, readableKey } from './moves.ts';
import { mergeTexts } from './texts.ts';

export interface MergeDialogProps {
  customer: Customer;
  attributes: readonly Attribute[];
  onClose: () => void;
  /** Id of the record that stays. */
  onMerged: (into: string) => void;
}

export function MergeDialog({ customer, attributes, onClose, onMerged }: MergeDialogProps) {
  const t = useTexts(mergeTexts);
  const toast = useToast();
  const client = useQueryClient();
  const [other, setOther] = useState<Customer | null>(null);
  const [keep, setKeep] = useState<'this' | 'other'>('this');
  const [take, setTake] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const into = keep === 'other' && other ? other : customer;
  const from = keep === 'other' ? customer : other;
  const nameOf = (one: Customer) => one.name || t('unnamed');

  const merge = async () => {
    if (!from) return;
    setBusy(true);
    setError(null);
    try {
      await call(mergeRoute, { params: { id: into.id }, body: { from: from.id, take: [...take] } });
      const names = { from: nameOf(from), into: nameOf(into) };
      toast({
        text: t('merged', names),
        undo: async () => {
          await call(unmergeRoute, { params: { id: into.id }, body: { from: from.id } });
          await client.invalidateQueries();
          toast({ text: t('unmerged', { name: names.from }), seconds: 3 });
        },
      });
      onClose();
      onMerged(into.id);
      await client.invalidateQueries();
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  };
  return (
    <DialogFrame
      title={t('title')}
      width={620}
      onClose={onClose}
      footer={
        from && (
          <>
            <Button onClick={() => setOther(null)}>{t('other')}</Button>
            <span className="sp" />
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" loading={busy} onClick={() => void merge()}>
              {t('mergeNow', { from: nameOf(from), into: nameOf(into) })}
            </Button>
          </>
        )
      }
    >
      {!from ? (
        <>
          <p className="t2">{t('intro')}</p>
          <CustomerFinder
            except={customer.id}
            onChoose={(chosen) => {
              setOther(chosen);
              setTake([]);
            }}
          />
        </>
      ) : (
        <>
          <div className="row">
            <span className="t2">{t('keep')}</span>
            <Segments
              label={t('keep')}
              value={keep}
              onChange={(which) => {
                setKeep(which);
                setTake([]);
              }}
              options={[
                { value: 'this', label: `${t('keepThis')}  ${nameOf(customer)}` },
                { value: 'other', label: `${t('keepOther')}  ${nameOf(other ?? customer)}` },
              ]}
            />
          </div>
          <Preview into={into} from={from} attributes={attributes} take={take} onTake={setTake} />
          <ErrorNote error={error} />
        </>
      )}
    </DialogFrame>
  );
}

interface PreviewProps {
  into: Customer;
  from: Customer;
  attributes: readonly Attribute[];
  take: readonly string[];
  onTake: (take: readonly string[]) => void;
}

function Preview({ into, from, attributes, take, onTake }: PreviewProps) {
  const t = useTexts(mergeTexts);
  const trial = useApi(
    mergeTrialRoute,
    { params: { id: into.id }, body: { from: from.id, take: [...take], dryRun: true } },
    { keepOld: true, staleTime: 0 },
  );
  const { data } = trial;
  if (trial.error)
    return <ErrorState error={trial.error} what={t('previewFailed')} onRetry={() => void trial.refetch()} />;
  if (!data || data.into !== into.id) return <SkeletonRows rows={4} />;
  const moves = Object.entries(data.moves).filter(([, n]) => n > 0);
  return (
    <>
      <Differences
        data={data}
        people={[into.owner, from.owner]}
        attributes={attributes}
        take={take}
        onTake={onTake}
      />
      <Note>
        <b>{t('effect')}</b>{' '}
        <Facts>
          {t('identities', { count: data.identities })}
          {moves.map(([name, count]) =>
            isMove(name) ? t(name, { count }) : t('things', { what: readableKey(name), n: count }),
          )}
        </Facts>
        <div>{t('gone', { name: from.name || t('unnamed') })}</div>
      </Note>
    </>
  );
}

interface DifferencesProps {
  data: MergeAnswer;
  /** Owners of both records. */
  people: readonly Customer['owner'][];
  attributes: readonly Attribute[];
  take: readonly string[];
  onTake: (take: readonly string[]) => void;
}

function Differences({ data, people, attributes, take, onTake }: DifferencesProps) {
  const t = useTexts(mergeTexts);
  const list = useTexts(customersTexts);
  const attributeText = useAttributeText();
  // Of what the dialog holds: it stays chosen while the server answers again.
  const chosen = new Set(take);
  if (data.differences.length === 0) return <p className="t2">{t('noDifferences')}</p>;
  const attributeOf = (field: string) => attributes.find((each) => `attributes.${each.key}` === field);
  const nameOf = (field: string) =>
    field === 'name' || field === 'remark' || field === 'status' || field === 'owner'
      ? t(field)
      : (attributeOf(field)?.label ?? readableKey(field));
  const text = (field: string, value: MergeAnswer['differences'][number]['into']): string => {
    if (value === null || value === '') return t('empty');
    const attribute = attributeOf(field);
    if (attribute) return attributeText(attribute, value);
    const status = customerStatuses.find((each) => field === 'status' && each === value);
    const owner = field === 'owner' ? people.find((each) => each?.id === value) : undefined;
    return owner?.name ?? (status ? list(status) : String(value));
  };
  return (
    <table className={styles.table}>
      <caption>{t('differences')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('stays')}</th>
          <th scope="col">{t('goes')}</th>
        </tr>
      </thead>
      <tbody>
        {data.differences.map(({ field, into, from }) => {
          const filled = into === null || into === '';
          const taken = filled || chosen.has(field);
          const choose = (other: boolean) =>
            onTake(other ? [...take, field] : take.filter((each) => each !== field));
          return (
            <tr key={field}>
              <th scope="row">{nameOf(field)}</th>
              {[false, true].map((other) => (
                <td key={String(other)}>
                  <label className={styles.choice}>
                    <input
                      type="radio"
                      name={`take-${field}`}
                      checked={taken === other}
                      disabled={filled || from === null}
                      onChange={() => choose(other)}
                    />
                    <span>{text(field, other ? from : into)}</span>
                  </label>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
