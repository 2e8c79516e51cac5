/** How the file is read (a change reads it anew), and how the values in it are read. */
import { AutoComplete, InputNumber, Select, Switch } from 'antd';
import type { MappedKind } from '#features/imports/core';
import { Card, Field, useTexts } from '#ui';
import type { ImportItem, Mapping } from '../api.ts';
import styles from '../imports.module.css';
import { mappingTexts } from './texts.ts';
import type { MappingDraft } from './use-mapping.ts';

const encodings = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'gb18030', label: 'GBK / GB18030' },
  { value: 'big5', label: 'Big5' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
] as const;

const delimiters = [
  { value: ',', name: 'comma' },
  { value: '\t', name: 'tab' },
  { value: ';', name: 'semicolon' },
  { value: '|', name: 'pipe' },
] as const;

const FIXED = 'fixed';
const dateFormats = [
  'yyyy-MM-dd',
  'yyyy-MM-dd HH:mm:ss',
  'yyyyMMdd',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'd/M/yyyy',
  'M/d/yyyy',
  'dd.MM.yyyy',
  'unix',
  'unixMs',
];
const currencies = ['CNY', 'USD', 'HKD', 'TWD', 'EUR', 'GBP', 'JPY', 'SGD', 'MYR'];

export interface FileOptionsProps {
  item: ImportItem;
  kind: MappedKind;
  draft: MappingDraft;
  /** Some attribute that is mapped holds money or dates. */
  hasMoney: boolean;
  hasDates: boolean;
}

export function FileOptions({ item, draft, hasMoney, hasDates }: FileOptionsProps) {
  const t = useTexts(mappingTexts);
  return (
    <>
      <Card title={t('options')} sub={t('optionsText')}>
        <LayoutOptions item={item} draft={draft} />
      </Card>
      {(hasMoney || hasDates) && (
        <Card title={t('values')}>
          <ValueOptions draft={draft} hasMoney={hasMoney} hasDates={hasDates} />
        </Card>
      )}
    </>
  );
}

function LayoutOptions({ item, draft }: { item: ImportItem; draft: MappingDraft }) {
  const t = useTexts(mappingTexts);
  const { detected } = item;
  const { mapping, relayout } = draft;
  const format = mapping.format ?? detected.format;
  const workbook = format === 'xlsx';
  const parted = format === 'fixed' ? FIXED : (mapping.delimiter ?? detected.delimiter);
  return (
    <div className={styles.options}>
      {workbook && detected.sheets.length > 1 && (
        <Field label={t('sheet')}>
          {(control) => (
            <Select
              {...control}
              style={{ width: '100%' }}
              value={mapping.sheet ?? detected.sheets[0] ?? ''}
              onChange={(sheet) => relayout({ sheet })}
              options={detected.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            />
          )}
        </Field>
      )}
      {!workbook && (
        <>
          <Field label={t('encoding')} hint={t('encodingHint')}>
            {(control) => (
              <Select
                {...control}
                style={{ width: '100%' }}
                value={mapping.encoding ?? detected.encoding}
                onChange={(encoding) => relayout({ encoding })}
                options={[...encodings]}
              />
            )}
          </Field>
          <Field label={t('delimiter')}>
            {(control) => (
              <Select
                {...control}
                style={{ width: '100%' }}
                value={parted}
                onChange={(value) => {
                  const delimiter = delimiters.find((each) => each.value === value)?.value;
                  relayout(delimiter ? { format: 'csv', delimiter } : { format: 'fixed' });
                }}
                options={[
                  ...delimiters.map(({ value, name }) => ({ value: value as string, label: t(name) })),
                  { value: FIXED, label: t('fixed') },
                ]}
              />
            )}
          </Field>
        </>
      )}
      <Field label={t('skipRows')}>
        {(control) => (
          <InputNumber
            {...control}
            min={0}
            max={1000}
            precision={0}
            style={{ width: '100%' }}
            value={mapping.skipRows ?? detected.skipRows}
            onChange={(skipRows) => {
              if (skipRows !== null) relayout({ skipRows });
            }}
          />
        )}
      </Field>
      <Field label={t('header')}>
        {({ id }) => (
          <div>
            <Switch id={id} checked={mapping.header} onChange={(header) => relayout({ header })} />
          </div>
        )}
      </Field>
    </div>
  );
}

interface ValueOptionsProps {
  draft: MappingDraft;
  hasMoney: boolean;
  hasDates: boolean;
}

function ValueOptions({ draft, hasMoney, hasDates }: ValueOptionsProps) {
  const t = useTexts(mappingTexts);
  const { mapping, change, problems } = draft;
  const badFormat = problems.find((problem) => problem.path.endsWith('mapping.dateFormat'))?.message;
  const refused = draft.error?.details.find((detail) => detail.path.endsWith('mapping.dateFormat'))?.message;
  const withDateFormat = (text: string): Mapping => {
    const { dateFormat: _, ...rest } = mapping;
    return text === '' ? rest : { ...rest, dateFormat: text };
  };
  return (
    <div className={styles.options}>
      {hasDates && (
        <Field label={t('dateFormat')} hint={t('dateFormatHint')} complaint={badFormat ?? refused}>
          {(control) => (
            <AutoComplete
              {...control}
              allowClear
              style={{ width: '100%' }}
              placeholder={t('dateAuto')}
              maxLength={40}
              value={mapping.dateFormat ?? ''}
              onChange={(text: string | undefined) => change(withDateFormat(text?.trim() ?? ''))}
              options={dateFormats.map((value) => ({ value }))}
            />
          )}
        </Field>
      )}
      {hasMoney && (
        <>
          <Field label={t('currencyOf')}>
            {(control) => (
              <Select
                {...control}
                showSearch
                style={{ width: '100%' }}
                value={mapping.currency ?? 'CNY'}
                onChange={(currency) => change({ ...mapping, currency })}
                options={[...new Set([...currencies, mapping.currency ?? 'CNY'])].map((value) => ({
                  value,
                  label: value,
                }))}
              />
            )}
          </Field>
          <Field label={t('amountUnit')}>
            {(control) => (
              <Select
                {...control}
                style={{ width: '100%' }}
                value={mapping.amountUnit ?? 'major'}
                onChange={(amountUnit) => change({ ...mapping, amountUnit })}
                options={(['major', 'minor'] as const).map((value) => ({ value, label: t(value) }))}
              />
            )}
          </Field>
        </>
      )}
    </div>
  );
}
