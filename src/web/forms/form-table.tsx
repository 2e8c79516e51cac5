/** Forms as rows: what they ask, what they give, how often they were answered. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Badge, type DataColumn, DataTable, RowMenu, useFormat, useTexts } from '#ui';
import type { Library } from '../customers/library.ts';
import { NamedTags } from '../customers/named-tags.tsx';
import { mayDo } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import type { Form } from './api.ts';
import type { FormSearch } from './route.ts';
import { formsTexts } from './texts.ts';

export interface FormTask {
  readonly kind: 'edit' | 'send' | 'archive' | 'restore';
  readonly form: Form;
}

export interface FormTableProps {
  forms: readonly Form[];
  library: Library | undefined;
  search: FormSearch;
  stale: boolean;
  mayWrite: boolean;
  onTask: (task: FormTask) => void;
}

type Tag = Form['questions'][number]['options'][number]['tags'][number];

/** Each tag once, in the order of the form. */
const tagsOf = (form: Form): readonly Tag[] => [
  ...new Map(
    form.questions.flatMap((one) => one.options.flatMap((option) => option.tags.map((tag) => [tag.id, tag]))),
  ).values(),
];

export function FormTable({ forms, library, search, stale, mayWrite, onTask }: FormTableProps) {
  const t = useTexts(formsTexts);
  const format = useFormat();
  const seesAnswers = mayDo(useSession(), 'customers:read');
  const columns: DataColumn<Form>[] = [
    { key: 'name', title: t('name'), card: 'title', render: (form) => <b>{form.name}</b> },
    {
      key: 'questions',
      title: t('questions'),
      render: (form) => format.list(form.questions.map((one) => one.question)),
    },
    {
      key: 'tags',
      title: t('tags'),
      width: '28%',
      render: (form) => <NamedTags tags={tagsOf(form)} library={library} none={t('noTags')} />,
    },
    {
      key: 'consent',
      title: t('consent'),
      short: true,
      render: (form) =>
        form.consentText === null ? (
          <Badge>{t('notAsked')}</Badge>
        ) : (
          <span title={form.consentText}>
            <Badge tone="ok" icon="done">
              {t('asked')}
            </Badge>
          </span>
        ),
    },
    {
      key: 'answers',
      title: t('answered'),
      align: 'end',
      short: true,
      render: (form) =>
        seesAnswers ? (
          <Link to="/forms" search={{ ...search, answers: form.id }} resetScroll={false}>
            {format.count(form.answers)}
            <span className="sr"> {t('answersOf', { name: form.name })}</span>
          </Link>
        ) : (
          format.count(form.answers)
        ),
    },
    {
      key: 'waiting',
      title: t('waiting'),
      align: 'end',
      short: true,
      render: (form) =>
        form.waiting === 0 ? (
          <span className="t3">–</span>
        ) : (
          <span title={t('waitingWhy')}>{format.count(form.waiting)}</span>
        ),
    },
    {
      key: 'send',
      title: t('page'),
      short: true,
      card: 'plain',
      render: (form) =>
        seesAnswers &&
        form.status === 'active' &&
        form.questions.length > 0 && (
          <Button size="small" onClick={() => onTask({ kind: 'send', form })}>
            {t('send')}
            <span className="sr"> {form.name}</span>
          </Button>
        ),
    },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (form) => {
        const active = form.status === 'active';
        return (
          <RowMenu
            label={t('actionsOf', { name: form.name })}
            actions={[
              mayWrite && active && { label: t('edit'), run: () => onTask({ kind: 'edit', form }) },
              mayWrite &&
                active && {
                  label: t('archive'),
                  danger: true,
                  run: () => onTask({ kind: 'archive', form }),
                },
              mayWrite && !active && { label: t('restore'), run: () => onTask({ kind: 'restore', form }) },
            ]}
          />
        );
      },
    },
  ];
  return (
    <DataTable label={t('title')} columns={columns} rows={forms} rowKey={(row) => row.id} stale={stale} />
  );
}
