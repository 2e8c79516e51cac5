/** For order files without order numbers: what the number is made of, and what the first row gives. */
import { Checkbox } from 'antd';
import { derivedOrderNo, Occurrences } from '#features/imports/core';
import { Card, Field, Note, useTexts } from '#ui';
import type { Mapping } from '../api.ts';
import styles from '../imports.module.css';
import { availableParts, type DerivedPart, derivedParts } from './mapping-edit.ts';
import { type SampleContext, sampleValue } from './sample-values.ts';
import { mappingTexts } from './texts.ts';

export interface OrderNumberProps {
  columns: readonly string[];
  sample: readonly (readonly string[])[];
  mapping: Mapping;
  context: SampleContext;
  onChange: (mapping: Mapping) => void;
}

/** Without these two an order has no identity. */
const always: readonly DerivedPart[] = ['customer', 'paidAt'];

export function OrderNumber({ columns, sample, mapping, context, onChange }: OrderNumberProps) {
  const t = useTexts(mappingTexts);
  const derive = mapping.orderNo?.derive ?? [];
  const available = availableParts(mapping);
  const set = (part: DerivedPart, on: boolean) =>
    onChange({
      ...mapping,
      orderNo: { derive: derivedParts.filter((each) => (each === part ? on : derive.includes(each))) },
    });
  const example = exampleOf(columns, sample[0], mapping, context);
  return (
    <Card title={t('noOrderNo')} sub={t('derive')}>
      <div className={styles.derive}>
        <Note>{t('deriveText')}</Note>
        <Field label={t('deriveFrom')} group>
          {() => (
            <div className={styles.checks}>
              {available.map((part) => (
                <Checkbox
                  key={part}
                  checked={derive.includes(part)}
                  disabled={always.includes(part)}
                  onChange={(event) => set(part, event.target.checked)}
                >
                  {t(part)}
                </Checkbox>
              ))}
            </div>
          )}
        </Field>
        {example && (
          <p className="fs12 t2">
            {t('deriveExample')} <code>{example}</code>
          </p>
        )}
      </div>
    </Card>
  );
}

/** The number of the first row, by the import's own rule; null while it cannot be made. */
function exampleOf(
  columns: readonly string[],
  row: readonly string[] | undefined,
  mapping: Mapping,
  context: SampleContext,
): string | null {
  if (!row || !mapping.orderNo) return null;
  const of = (wanted: (target: string) => boolean): string => {
    const at = columns.findIndex((column) => wanted(mapping.columns[column] ?? ''));
    if (at < 0) return '';
    const target = mapping.columns[columns[at] ?? ''] ?? '';
    const value = sampleValue(target, row[at] ?? '', context);
    return value.kind === 'text'
      ? value.text.replace(' ', 'T')
      : value.kind === 'money'
        ? String(value.minor)
        : '';
  };
  const customer = of((target) => target.startsWith('customer'));
  const paidAt = of((target) => target === 'paidAt');
  if (customer === '' || paidAt === '') return null;
  const kind = columns
    .map((column) => mapping.columns[column] ?? '')
    .find((target) => target.startsWith('customer'));
  const key =
    kind === 'customer' || !kind ? `ref:${customer}` : `${kind.slice('customer:'.length)}:${customer}`;
  const parts = {
    customer: key,
    paidAt,
    amount: of((target) => target === 'amount') || of((target) => target === 'itemAmount'),
    quantity: of((target) => target === 'quantity'),
    product: of((target) => target === 'product'),
  };
  return derivedOrderNo(mapping.orderNo.derive, parts, new Occurrences());
}
