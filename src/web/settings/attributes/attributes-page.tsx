/** Fields of a customer that this company declared. */

import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import {
  AddButton,
  Badge,
  ConfirmDialog,
  call,
  type DataColumn,
  DataTable,
  EmptyState,
  Facts,
  Icon,
  iconButtonClass,
  ListCard,
  PageHeader,
  useApi,
  useErrorSentence,
  useFormat,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { type Attribute, changeAttributeRoute, deleteAttributeRoute, listAttributesRoute } from '../api.ts';
import { attributesRoute } from '../route.ts';
import { settingsTexts } from '../texts.ts';
import { AttributeForm } from './attribute-form.tsx';
import { attributeTexts } from './texts.ts';

type Task = { readonly kind: 'add' } | { readonly kind: 'change' | 'delete'; readonly attribute: Attribute };

export function AttributesPage() {
  const t = useTexts(attributeTexts);
  const s = useTexts(settingsTexts);
  const { archived = false } = attributesRoute.useSearch();
  const navigate = attributesRoute.useNavigate();
  const [task, setTask] = useState<Task | null>(null);
  const query = useApi(
    listAttributesRoute,
    { query: { limit: 500, ...(archived ? { archived: 'true' as const } : {}) } },
    { keepOld: true },
  );
  const close = () => setTask(null);
  const add = <AddButton onClick={() => setTask({ kind: 'add' })}>{t('add')}</AddButton>;
  const items = query.data?.items.filter((attribute) => !attribute.builtIn) ?? [];
  return (
    <>
      <PageHeader title={s('attributes')} facts={t('facts')} actions={items.length > 0 && add} />
      <ListCard
        query={query}
        failed={s('loadFailed', { what: s('attributes') })}
        filters={
          <Checkbox
            checked={archived}
            onChange={(event) =>
              void navigate({ search: event.target.checked ? { archived: true } : {}, replace: true })
            }
          >
            {t('showArchived')}
          </Checkbox>
        }
        empty={
          items.length === 0 && (
            <EmptyState icon="columns" title={t('none')} actions={add}>
              {t('noneText')}
            </EmptyState>
          )
        }
      >
        <AttributeTable attributes={items} stale={query.isPlaceholderData} onTask={setTask} />
      </ListCard>
      {task?.kind === 'add' && <AttributeForm onClose={close} />}
      {task?.kind === 'change' && <AttributeForm attribute={task.attribute} onClose={close} />}
      {task?.kind === 'delete' && <DeleteAttribute attribute={task.attribute} onClose={close} />}
    </>
  );
}

interface AttributeTableProps {
  attributes: readonly Attribute[];
  stale: boolean;
  onTask: (task: Task) => void;
}

function AttributeTable({ attributes, stale, onTask }: AttributeTableProps) {
  const t = useTexts(attributeTexts);
  const s = useTexts(settingsTexts);
  const format = useFormat();
  const columns: DataColumn<Attribute>[] = [
    {
      key: 'label',
      title: t('label'),
      card: 'title',
      render: (attribute) => (
        <span className="row g6">
          <b>{attribute.label}</b>
          {attribute.archived && <Badge>{t('archivedState')}</Badge>}
        </span>
      ),
    },
    { key: 'key', title: t('key'), render: (attribute) => <code>{attribute.key}</code> },
    {
      key: 'type',
      title: t('type'),
      short: true,
      render: (attribute) => (
        <Facts>
          {t(attribute.type)}
          {attribute.unit}
        </Facts>
      ),
    },
    {
      key: 'options',
      title: t('options'),
      render: (attribute) =>
        attribute.options.length > 0 ? <span className="t2">{format.list(attribute.options)}</span> : null,
    },
    {
      key: 'description',
      title: t('description'),
      render: ({ description }) => description && <span className="t2">{description}</span>,
    },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (attribute) => (
        <span className="row g4" style={{ justifyContent: 'flex-end' }}>
          <Button size="small" type="text" onClick={() => onTask({ kind: 'change', attribute })}>
            {s('edit')}
          </Button>
          <AttributeMenu attribute={attribute} onTask={onTask} />
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={s('attributes')}
      columns={columns}
      rows={attributes}
      rowKey={(attribute) => attribute.key}
      stale={stale}
    />
  );
}

function AttributeMenu({ attribute, onTask }: { attribute: Attribute; onTask: (task: Task) => void }) {
  const t = useTexts(attributeTexts);
  const s = useTexts(settingsTexts);
  const setArchived = useSetArchived(attribute);
  const items: MenuProps['items'] = [
    attribute.archived
      ? { key: 'restore', label: t('restore'), onClick: () => void setArchived(false) }
      : { key: 'archive', label: t('archive'), onClick: () => void setArchived(true) },
    { type: 'divider' },
    { key: 'delete', danger: true, label: t('remove'), onClick: () => onTask({ kind: 'delete', attribute }) },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <button type="button" className={iconButtonClass} aria-label={s('moreOf', { name: attribute.label })}>
        <Icon name="more" />
      </button>
    </Dropdown>
  );
}

/** Archiving loses nothing and is taken back from the message. */
function useSetArchived(attribute: Attribute): (archived: boolean) => Promise<void> {
  const t = useTexts(attributeTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const client = useQueryClient();
  return async (archived) => {
    const set = async (to: boolean) => {
      await call(changeAttributeRoute, { params: { id: attribute.id ?? '' }, body: { archived: to } });
      await client.invalidateQueries();
    };
    try {
      await set(archived);
      toast({
        text: archived ? t('archived', { name: attribute.label }) : t('restored', { name: attribute.label }),
        undo: () => set(!archived),
      });
    } catch (error) {
      toast({ text: t('notChanged', { why: sentence(error) }), tone: 'bad' });
    }
  };
}

function DeleteAttribute({ attribute, onClose }: { attribute: Attribute; onClose: () => void }) {
  const t = useTexts(attributeTexts);
  const toast = useToast();
  const name = attribute.label;
  const remove = useWrite(deleteAttributeRoute, {
    invalidates: 'everything',
    onDone: (answer) => {
      toast(
        answer.deleted
          ? { text: t('removed', { name }) }
          : { text: t('archivedInstead', { name, customers: answer.customers }), tone: 'info' },
      );
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('removeOf', { name })}
      action={t('removeOf', { name })}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: attribute.id ?? '' } })}
      onClose={onClose}
    >
      <p>{t('removeText')}</p>
    </ConfirmDialog>
  );
}
