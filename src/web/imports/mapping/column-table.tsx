/** One line per column of the file: its first values, what it becomes, how it reads as that. */
import { Button, Select } from 'antd';
import { lazy, memo, Suspense, useMemo, useState } from 'react';
import {
  type Certainty,
  certaintyOf,
  IGNORE,
  type MappedKind,
  proposeMapping,
  targetRules,
} from '#features/imports/core';
import { type DataColumn, DataTable, formatMoney, useFormat, useTexts } from '#ui';
import type { Mapping } from '../api.ts';
import styles from '../imports.module.css';
import { targetsInOrder } from './mapping-edit.ts';
import { proposedAttribute } from './new-attribute.ts';
import { columnOf, useProblemWords } from './problem-words.ts';
import { readColumn, type SampleAttribute, type SampleContext, type SampleValue } from './sample-values.ts';
import { type TargetVocabulary, targetLabel, targetSections } from './target-words.ts';
import { mappingTexts } from './texts.ts';
import type { MappingProblem } from './use-mapping.ts';

const AttributeForm = lazy(() =>
  import('../../settings/attributes/attribute-form.tsx').then((m) => ({ default: m.AttributeForm })),
);

/** Columns that are drawn at once: each has a list of its own to choose from. */
const AT_ONCE = 60;
const SHOWN_CELLS = 3;

export interface Vocabulary extends TargetVocabulary {
  readonly attributes: readonly (SampleAttribute & { readonly label: string; readonly archived: boolean })[];
}

export interface ColumnTableProps {
  kind: MappedKind;
  columns: readonly string[];
  sample: readonly (readonly string[])[];
  mapping: Mapping;
  vocabulary: Vocabulary;
  problems: readonly MappingProblem[];
  timeZone: string;
  /** Attributes may be made here. */
  mayDeclare: boolean;
  onTarget: (column: string, target: string) => void;
}

interface Line {
  readonly column: string;
  readonly target: string;
  readonly cells: readonly string[];
}

export function ColumnTable(props: ColumnTableProps) {
  const { kind, columns, sample, mapping, vocabulary, problems, timeZone, mayDeclare, onTarget } = props;
  const t = useTexts(mappingTexts);
  const problemWords = useProblemWords(vocabulary);
  const [shown, setShown] = useState(AT_ONCE);
  const [declaring, setDeclaring] = useState<Line | null>(null);
  const declares = mayDeclare && targetRules[kind].named.includes('attribute');
  const optionsOf = useMemo(() => targetOptions(kind, vocabulary, t), [kind, vocabulary, t]);
  const context: SampleContext = {
    kind,
    attributes: vocabulary.attributes,
    timeZone,
    dateFormat: mapping.dateFormat,
    currency: mapping.currency,
    amountUnit: mapping.amountUnit,
  };
  const lines: Line[] = targetsInOrder(columns, mapping).map(([column, target], i) => ({
    column,
    target,
    cells: sample.map((cells) => cells[i] ?? ''),
  }));
  const problemOf = (column: string) => problems.find((problem) => columnOf(problem, columns) === column);
  const table: DataColumn<Line>[] = [
    {
      key: 'column',
      title: t('column'),
      card: 'title',
      width: '22%',
      render: ({ column, target }) => (
        <b className={target === IGNORE ? 't3' : undefined} style={{ overflowWrap: 'anywhere' }}>
          {column}
        </b>
      ),
    },
    {
      key: 'sample',
      title: t('sample'),
      width: '24%',
      render: ({ cells }) => <Cells cells={cells} />,
    },
    {
      key: 'target',
      title: t('target'),
      width: '30%',
      render: (line) => {
        const problem = problemOf(line.column);
        return (
          <>
            <TargetChoice
              label={t('targetOf', { column: line.column })}
              value={line.target}
              options={optionsOf(line.column, line.target)}
              wrong={problem !== undefined}
              onChange={(target) => onTarget(line.column, target)}
            />
            {problem ? (
              <div className="fs12 bad">{problemWords(problem)}</div>
            ) : (
              <Sure
                {...line}
                kind={kind}
                vocabulary={vocabulary}
                onDeclare={declares ? () => setDeclaring(line) : null}
              />
            )}
          </>
        );
      },
    },
    {
      key: 'reading',
      title: t('reading'),
      render: (line) => <Reading line={line} context={context} />,
    },
  ];
  return (
    <>
      <DataTable
        label={t('title')}
        columns={table}
        rows={lines.slice(0, shown)}
        rowKey={(line) => line.column}
      />
      <Suspense>
        {declaring && (
          <AttributeForm
            proposed={proposedAttribute(declaring.column, declaring.cells, timeZone)}
            onMade={(made) => onTarget(declaring.column, `attribute:${made.key}`)}
            onClose={() => setDeclaring(null)}
          />
        )}
      </Suspense>
      {lines.length > shown && (
        <div className={styles.more}>
          <Button onClick={() => setShown((now) => now + AT_ONCE)}>
            {t('moreColumns', { count: Math.min(AT_ONCE, lines.length - shown) })}
          </Button>
        </div>
      )}
    </>
  );
}

type Option = { readonly value: string; readonly label: string };
type OptionGroup = { readonly label: string; readonly title: string; readonly options: Option[] };

/** The same list for all columns, unless the kind of file has properties that are called as their column. */
function targetOptions(kind: MappedKind, vocabulary: Vocabulary, t: Parameters<typeof targetLabel>[2]) {
  const usable = { ...vocabulary, attributes: vocabulary.attributes.filter((each) => !each.archived) };
  const listOf = (column?: string): (Option | OptionGroup)[] => [
    { value: IGNORE, label: t('ignore') },
    ...targetSections(kind, usable, column).map((section) => ({
      label: t(section.title),
      title: section.title,
      options: section.targets.map((value) => ({ value, label: targetLabel(value, usable, t) })),
    })),
  ];
  if (!targetRules[kind].named.includes('property')) {
    const all = listOf();
    return () => all;
  }
  const lists = new Map<string, (Option | OptionGroup)[]>();
  return (column: string, chosen: string) => {
    const known = lists.get(column) ?? listOf(column);
    lists.set(column, known);
    // A program may have given the property a name of its own.
    return chosen.includes(':') &&
      !known.some((one) => 'options' in one && one.options.some((o) => o.value === chosen))
      ? [...known, { value: chosen, label: targetLabel(chosen, usable, t) }]
      : known;
  };
}

interface TargetChoiceProps {
  label: string;
  value: string;
  options: (Option | OptionGroup)[];
  wrong: boolean;
  onChange: (target: string) => void;
}

/** Drawn again only when it changes: a file may have hundreds of columns. */
const TargetChoice = memo(
  ({ label, value, options, wrong, onChange }: TargetChoiceProps) => (
    <Select
      aria-label={label}
      className={styles.target ?? ''}
      status={wrong ? 'error' : ''}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value}
      options={options}
      onChange={onChange}
    />
  ),
  (before, now) => before.value === now.value && before.options === now.options && before.wrong === now.wrong,
);

function Cells({ cells }: { cells: readonly string[] }) {
  const t = useTexts(mappingTexts);
  const filled = cells.filter((cell) => cell.trim() !== '').slice(0, SHOWN_CELLS);
  if (filled.length === 0) return <span className="t3 fs12">{t('noCells')}</span>;
  return (
    <div className={styles.cells}>
      {filled.map((cell, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: values of a sample have no identity besides their place
        <span key={i} title={cell}>
          {cell}
        </span>
      ))}
    </div>
  );
}

interface SureProps {
  column: string;
  target: string;
  kind: MappedKind;
  vocabulary: Vocabulary;
  /** Null: this person may not, or this kind of file has no attributes. */
  onDeclare: (() => void) | null;
}

/** How sure the proposal is; of a column that nobody knows, the way to an attribute of its name. */
function Sure({ column, target, kind, vocabulary, onDeclare }: SureProps) {
  const t = useTexts(mappingTexts);
  const known = { ...vocabulary, staff: [] };
  if (target === IGNORE) {
    const recognised = proposeMapping([column], kind, known)[column] !== IGNORE;
    return recognised ? null : (
      <div className={styles.sure}>
        {t('unknown')}
        {onDeclare && (
          <Button type="link" size="small" aria-label={t('declareOf', { column })} onClick={onDeclare}>
            {t('declare')}
          </Button>
        )}
      </div>
    );
  }
  const certainty: Certainty | null = certaintyOf(column, target, kind, known);
  return (
    <div className={styles.sure} data-tone={certainty === 'part' ? 'warn' : undefined}>
      {t(certainty ?? 'chosen')}
    </div>
  );
}

function Reading({ line, context }: { line: Line; context: SampleContext }) {
  const t = useTexts(mappingTexts);
  const format = useFormat();
  if (line.target === IGNORE) return null;
  const { values, filled, readable, code } = readColumn(line.target, line.cells, context);
  if (filled === 0) return null;
  const shown = values.filter((value) => value.kind !== 'empty' && value.kind !== 'wrong').slice(0, 2);
  return (
    <div className={styles.reading}>
      {shown.length > 0 && (
        <span className="ell t2">{format.list(shown.map((value) => words(value, t)))}</span>
      )}
      {readable === filled ? (
        <span className="ok">{t('readAll', { n: filled })}</span>
      ) : (
        <span className="warn">
          {t('readSome', { filled, bad: filled - readable, why: reasonWords(code, t) })}
        </span>
      )}
    </div>
  );
}

type Words = Parameters<typeof targetLabel>[2];

function words(value: SampleValue, t: Words): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'money':
      return formatMoney(value.minor, value.currency);
    case 'yesNo':
      return value.yes ? t('yes') : t('no');
    default:
      return '';
  }
}

const reasons = [
  'import.scientific',
  'import.phoneSeveral',
  'customer.badPhone',
  'import.badNumber',
  'import.badMoney',
  'import.moneyTooPrecise',
  'import.badDate',
  'import.dateAmbiguous',
  'import.dateNotInFormat',
  'import.badYesNo',
  'attribute.notOption',
] as const;

const reasonWords = (code: string | null, t: Words): string =>
  t(reasons.find((reason) => reason === code) ?? 'otherReason');
