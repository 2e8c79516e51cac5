/** Rules as rows: what each does, to how many, and when it last did something. */
import { Link } from '@tanstack/react-router';
import { Badge, type DataColumn, DataTable, RowMenu, useFormat, useTexts } from '#ui';
import type { Library } from '../customers/library.ts';
import type { Rule } from './api.ts';
import { RuleTags } from './rule-tags.tsx';
import styles from './rules.module.css';
import { KindBadge, StatusBadge } from './status-badge.tsx';
import { rulesTexts } from './texts.ts';

export interface RuleTask {
  readonly what: 'pause' | 'delete';
  readonly rule: Rule;
}

export interface RuleTableProps {
  rules: readonly Rule[];
  library: Library | undefined;
  mayWrite: boolean;
  onTask: (task: RuleTask) => void;
}

export function RuleTable({ rules, library, mayWrite, onTask }: RuleTableProps) {
  const t = useTexts(rulesTexts);
  const format = useFormat();
  const columns: DataColumn<Rule>[] = [
    { key: 'name', title: t('name'), width: '17%', card: 'title', render: (rule) => <Named rule={rule} /> },
    { key: 'sentence', title: t('sentence'), card: 'plain', render: (rule) => <Sentence rule={rule} /> },
    {
      key: 'tags',
      title: t('tags'),
      width: '15%',
      render: (rule) => <RuleTags rule={rule} library={library} />,
    },
    {
      key: 'holds',
      title: t('holds'),
      align: 'end',
      short: true,
      render: (rule) => <b>{rule.liveVersion === null ? '–' : format.count(rule.holds)}</b>,
    },
    { key: 'lastRun', title: t('lastRun'), short: true, render: (rule) => <LastRun rule={rule} /> },
    {
      key: 'savedBy',
      title: t('savedBy'),
      short: true,
      render: (rule) => (
        <>
          <div>{rule.savedBy}</div>
          <time className="t3 fs12" dateTime={rule.updatedAt} title={format.instant(rule.updatedAt)}>
            {format.moment(rule.updatedAt)}
          </time>
        </>
      ),
    },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (rule) => <Actions rule={rule} mayWrite={mayWrite} onTask={onTask} />,
    },
  ];
  return <DataTable label={t('title')} columns={columns} rows={rules} rowKey={(rule) => rule.id} />;
}

function Named({ rule }: { rule: Rule }) {
  const t = useTexts(rulesTexts);
  const behind = rule.liveVersion !== null && rule.version !== rule.liveVersion;
  return (
    <>
      <Link to="/rules/$id" params={{ id: rule.id }} className="b">
        {rule.name}
      </Link>
      <div className={styles.badges}>
        <StatusBadge rule={rule} />
        <KindBadge kind={rule.kind} />
        {rule.drift.length > 0 && (
          <Link
            to="/rules/$id"
            params={{ id: rule.id }}
            search={{ show: 'quality' }}
            title={rule.drift.join('\n')}
          >
            <Badge tone="warn" icon="warning">
              {t('drifts')}
            </Badge>
          </Link>
        )}
        {behind && <Badge tone="accent">{t('newer', { version: rule.version })}</Badge>}
      </div>
    </>
  );
}

function Sentence({ rule }: { rule: Rule }) {
  const t = useTexts(rulesTexts);
  if (rule.problem !== null)
    return (
      <span title={t('unreadableWhy', { why: rule.problem })}>
        <Badge tone="warn" icon="warning">
          {t('unreadable')}
        </Badge>
      </span>
    );
  return (
    <span className={styles.sentence} title={rule.text}>
      {rule.text}
    </span>
  );
}

function LastRun({ rule }: { rule: Rule }) {
  const t = useTexts(rulesTexts);
  const format = useFormat();
  const { lastRun } = rule;
  if (!lastRun) return <span className="t3">{t('neverRan')}</span>;
  return (
    <>
      <time dateTime={lastRun.at} title={format.instant(lastRun.at)}>
        {format.relative(lastRun.at)}
      </time>
      <div className="fs12 t3">
        <span className={lastRun.added > 0 ? 'ok' : undefined}>{format.change(lastRun.added)}</span>{' '}
        {format.change(-lastRun.removed)}
      </div>
    </>
  );
}

function Actions({ rule, mayWrite, onTask }: Pick<RuleTableProps, 'mayWrite' | 'onTask'> & { rule: Rule }) {
  const t = useTexts(rulesTexts);
  const params = { id: rule.id };
  const task = (what: RuleTask['what']) => () => onTask({ what, rule });
  return (
    <RowMenu
      label={t('moreOf', { name: rule.name })}
      actions={[
        {
          label: t('edit'),
          link: (label) => (
            <Link to="/rules/$id" params={params}>
              {label}
            </Link>
          ),
        },
        {
          label: t('toRuns'),
          link: (label) => (
            <Link to="/rules/$id" params={params} search={{ show: 'runs' }}>
              {label}
            </Link>
          ),
        },
        mayWrite && rule.status === 'live' && { label: t('pause'), run: task('pause') },
        mayWrite && { label: t('delete'), danger: true, run: task('delete') },
      ]}
    />
  );
}
