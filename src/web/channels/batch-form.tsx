/** Many codes alike: for parcel cards, text messages, stores. */
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { Badge, Field, FormDrawer, Note, TagChip, useFormat, useTexts, useToast, useWrite } from '#ui';
import type { Library } from '../customers/library.ts';
import { createChannelsRoute, listChannelsRoute } from './api.ts';
import { type BatchItem, batchItems } from './batch-names.ts';
import styles from './channels.module.css';
import { PeopleSelect, TagSelect } from './choices.tsx';
import { emptyFields, settingsOf } from './form-fields.ts';
import { channelsTexts } from './texts.ts';
import { WelcomeText } from './welcome-fields.tsx';

/** Items of one request. */
const MOST = 100;

export interface BatchFormProps {
  library: Library | undefined;
  onMade: (batch: string) => void;
  onClose: () => void;
}

export function BatchForm({ library, onMade, onClose }: BatchFormProps) {
  const t = useTexts(channelsTexts);
  const toast = useToast();
  const [batch, setBatch] = useState('');
  const [products, setProducts] = useState('');
  const [periods, setPeriods] = useState('');
  const [fields, setFields] = useState(emptyFields);
  const [tried, setTried] = useState(false);
  const items = useMemo(
    () =>
      batchItems(products, periods, (name) =>
        (library?.offered ?? [])
          .filter((tag) => tag.scope === 'enterprise' && tag.name === name)
          .map((tag) => tag.id),
      ),
    [products, periods, library],
  );
  const make = useWrite(createChannelsRoute, {
    invalidates: [listChannelsRoute],
    onDone: (made) => {
      if (made.refused.length > 0) return;
      toast({ text: t('madeBatch', { batch: made.batch, count: made.items.length }) });
      onMade(made.batch);
    },
  });
  const refused = make.data?.refused ?? [];
  const missing = (empty: boolean) => (tried && empty ? t('required') : undefined);
  const submit = () => {
    setTried(true);
    if (batch.trim() === '' || fields.staff.length === 0 || items.length === 0 || items.length > MOST) return;
    const { name: _, ...common } = settingsOf(fields);
    make.mutate({
      body: {
        batch: batch.trim(),
        common,
        items: items.map(({ name, tags }) => ({ name, tags: [...tags] })),
      },
    });
  };
  return (
    <FormDrawer
      title={t('batchTitle')}
      action={t('makeBatch', { count: items.length })}
      busy={make.isPending}
      disabled={items.length > MOST}
      error={make.error}
      aside={<Rows items={items} library={library} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('batchName')} hint={t('batchNameHint')} complaint={missing(batch.trim() === '')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={60}
            value={batch}
            onChange={(event) => setBatch(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('products')}
        hint={t('productsHint')}
        complaint={items.length > MOST ? t('tooMany') : missing(items.length === 0)}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={products}
            onChange={(event) => setProducts(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('periods')} hint={t('periodsHint')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={periods}
            onChange={(event) => setPeriods(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('staff')} complaint={missing(fields.staff.length === 0)}>
        {(control) => (
          <PeopleSelect
            control={control}
            label={t('staff')}
            value={fields.staff}
            onChange={(staff) => setFields((now) => ({ ...now, staff }))}
          />
        )}
      </Field>
      <Field label={t('commonTags')} hint={t('tagsHint')}>
        {(control) => (
          <TagSelect
            control={control}
            label={t('commonTags')}
            library={library}
            value={fields.tags}
            onChange={(tags) => setFields((now) => ({ ...now, tags }))}
          />
        )}
      </Field>
      <WelcomeText
        text={fields.text}
        complaint={undefined}
        onChange={(text) => setFields((now) => ({ ...now, text }))}
      />
      {refused.length > 0 && (
        <Note tone="warn" live>
          {t('notMade', { count: refused.length, why: refused[0]?.message ?? '' })}
        </Note>
      )}
    </FormDrawer>
  );
}

function Rows({ items, library }: { items: readonly BatchItem[]; library: Library | undefined }) {
  const t = useTexts(channelsTexts);
  const format = useFormat();
  return (
    <section className={styles.rows} aria-label={t('batchRows')}>
      <h2>{t('batchRows')}</h2>
      <ul>
        {items.slice(0, MOST).map((item) => (
          <li key={item.name}>
            <b>{item.name}</b>
            <span className={styles.chips}>
              {item.tags.map((id) => (
                <TagChip
                  key={id}
                  plain
                  size={20}
                  name={library?.tag(id)?.name ?? id}
                  hue={library?.hueOf(id) ?? 'mo'}
                />
              ))}
              {item.untagged.length > 0 && (
                <Badge tone="warn">{t('untagged', { names: format.list(item.untagged) })}</Badge>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
