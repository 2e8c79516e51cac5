/** Comparing a value: how, and with what, by the type of what is compared. */
import type { OperatorName, Operators, Scalar } from '#features/conditions/core';
import { useBuilder } from './builder-context.tsx';
import { type Choice, ChoiceToken } from './choice-token.tsx';
import {
  type ComparedType,
  type Comparison,
  comparisonName,
  comparisonsFor,
  comparisonsIn,
  withComparison,
  withValue,
} from './comparison.ts';
import { DayToken, ReadToken, SelectToken, TextToken, Word } from './fields.tsx';
import { listedKeywords, listedValues, moneyField, readMoney, readNumber } from './written-values.ts';

export interface ComparisonFieldsProps {
  /** What is compared, for those who cannot see the line. */
  name: string;
  type: ComparedType;
  operators: Operators;
  /** Values of `one` and `many`. */
  choices?: readonly Choice[];
  unit?: string | null;
  /** Only numbers: how much of something. */
  amount?: boolean;
  onChange: (operators: Operators, field?: string) => void;
}

export function ComparisonFields(props: ComparisonFieldsProps) {
  const { name, type, operators, onChange, amount = false } = props;
  const { t } = useBuilder();
  const label = (comparison: Comparison) => {
    const said = comparisonName(comparison, type);
    return 'sign' in said ? said.sign : t(said.key);
  };
  return comparisonsIn(operators).map((comparison, i) => (
    <span key={comparison} className="row g4 wrap">
      {i > 0 && <Word>{t('and')}</Word>}
      <SelectToken
        label={t('comparison', { name })}
        quiet
        value={comparison}
        options={comparisonsFor(type, comparison)
          .filter((each) => !amount || (each !== 'filled' && each !== 'empty'))
          .map((value) => ({ value, label: label(value) }))}
        onChange={(to) => onChange(withComparison(operators, comparison, to, type))}
      />
      <ValueFields {...props} comparison={comparison} />
    </span>
  ));
}

type FieldsProps = ComparisonFieldsProps & { comparison: Comparison };

function ValueFields(props: FieldsProps) {
  const { name, type, operators, comparison, choices, onChange } = props;
  const { t } = useBuilder();
  if (comparison === 'filled' || comparison === 'empty') return null;
  const value = operators[comparison as OperatorName];
  const set = (next: Operators[OperatorName], field?: string) =>
    onChange(withValue(operators, comparison, next), field && `${comparison} ${field}`);
  if (comparison === 'in' || comparison === 'notIn' || comparison === 'mentions') {
    const list = Array.isArray(value) ? (value as readonly Scalar[]) : [];
    return choices ? (
      <ChoiceToken
        label={t('valueOf', { name })}
        choices={choices}
        chosen={list.map(String)}
        onChange={(chosen) => set([...chosen])}
      />
    ) : (
      <ListField {...props} list={list} onList={(next) => set(next, 'list')} />
    );
  }
  if (comparison === 'between') {
    const [from = '', to = ''] = Array.isArray(value) ? (value as readonly Scalar[]) : [];
    return (
      <>
        <OneField {...props} value={from} onValue={(next) => set([bound(next), bound(to)], 'from')} />
        <Word>{type === 'date' ? t('to') : '–'}</Word>
        <OneField {...props} value={to} onValue={(next) => set([bound(from), bound(next)], 'to')} />
      </>
    );
  }
  return <OneField {...props} value={(value ?? '') as Scalar} onValue={(next) => set(next, 'value')} />;
}

const bound = (value: Scalar): string | number => (typeof value === 'boolean' ? '' : value);

function OneField(props: FieldsProps & { value: Scalar; onValue: (value: Scalar) => void }) {
  const { name, type, choices, unit, value, onValue } = props;
  const { t } = useBuilder();
  const label = t('valueOf', { name });
  switch (type) {
    case 'number':
      return (
        <>
          <ReadToken
            label={label}
            numeric
            least={4}
            value={typeof value === 'number' ? value : ''}
            show={String}
            read={readNumber}
            onChange={onValue}
          />
          {unit && <Word>{unit}</Word>}
        </>
      );
    case 'money':
      return (
        <>
          <ReadToken
            label={label}
            numeric
            least={6}
            value={typeof value === 'number' ? value : ''}
            show={moneyField}
            read={readMoney}
            onChange={onValue}
          />
          <Word>{t('yuan')}</Word>
        </>
      );
    case 'date':
      return <DayToken label={label} value={String(value)} onChange={onValue} />;
    case 'boolean':
      return (
        <SelectToken
          label={label}
          value={value === false ? 'no' : 'yes'}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          onChange={(next) => onValue(next === 'yes')}
        />
      );
    case 'one':
    case 'many':
      return (
        <ChoiceToken
          label={label}
          single
          choices={choices ?? []}
          chosen={value === '' ? [] : [String(value)]}
          onChange={([next = '']) => onValue(next)}
        />
      );
    case 'free':
      // What is written as a number is compared as one.
      return (
        <ReadToken<Scalar>
          label={label}
          value={typeof value === 'boolean' ? '' : value}
          show={String}
          read={(text) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text)}
          onChange={onValue}
        />
      );
    default:
      return <TextToken label={label} value={String(value)} onChange={onValue} />;
  }
}

/** Several values in one field: 上海、北京. */
function ListField(props: FieldsProps & { list: readonly Scalar[]; onList: (list: Scalar[]) => void }) {
  const { name, type, list, comparison, onList } = props;
  const { t } = useBuilder();
  const numbers = type === 'number' || type === 'money';
  const one = (text: string): Scalar | null =>
    type === 'money' ? readMoney(text) : type === 'number' ? readNumber(text) : text;
  const show = (value: Scalar) =>
    type === 'money' && typeof value === 'number' ? moneyField(value) : String(value);
  return (
    <ReadToken<readonly Scalar[]>
      label={t('valueOf', { name })}
      placeholder={t(comparison === 'mentions' ? 'keywordsHint' : 'listHint')}
      least={12}
      numeric={numbers}
      value={list.length > 0 ? list : ''}
      show={(values) => values.map(show).join('、')}
      read={(text) => {
        const parts = comparison === 'mentions' ? listedKeywords(text) : listedValues(text);
        const values = parts.map(one);
        return values.includes(null) || values.length === 0 ? null : values.filter((v) => v !== null);
      }}
      onChange={(next) => onList(next === '' ? [] : [...next])}
    />
  );
}
