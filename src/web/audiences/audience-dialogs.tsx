/** Saving, renaming, freezing and deleting audiences: each says first what it keeps and whom it touches. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Switch } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { Condition } from '#features/conditions/core';
import { ApiError, Dialog, ErrorState, Field, Note, useFormat, useTexts, useToast, useWrite } from '#ui';
import { type Audience, audiencesRoute, changeRoute, createRoute, deleteRoute, freezeRoute } from './api.ts';
import styles from './audience-dialogs.module.css';
import { restore } from './restore.ts';
import { audiencesTexts } from './texts.ts';

interface AskProps {
  title: string;
  action: string;
  busy: boolean;
  disabled?: boolean;
  danger?: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

function Ask({
  title,
  action,
  busy,
  disabled = false,
  danger = false,
  error,
  onSubmit,
  onClose,
  children,
}: AskProps) {
  const t = useTexts(audiencesTexts);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && !disabled) onSubmit();
  };
  return (
    <Dialog label={title} onClose={onClose} width={460}>
      <form className={styles.form} onSubmit={submit}>
        <h2>{title}</h2>
        {children}
        {error !== null && error !== undefined && <ErrorState error={error} />}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('leaveIt')}</Button>
          <Button
            type={danger ? 'default' : 'primary'}
            danger={danger}
            htmlType="submit"
            loading={busy}
            disabled={disabled}
          >
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const MOST_NAME = 100;

export interface SaveDialogProps {
  /** Null saves a new audience. */
  audience: Audience | null;
  /** What is saved; null: the condition stays as it is, only its name changes. */
  condition: Condition | null;
  /** Name to begin with. */
  name?: string;
  people: number;
  onSaved: (audience: Audience) => void;
  onClose: () => void;
}

export function SaveDialog({ audience, condition, name: begin, people, onSaved, onClose }: SaveDialogProps) {
  const t = useTexts(audiencesTexts);
  const toast = useToast();
  const [name, setName] = useState(begin ?? audience?.name ?? '');
  const [description, setDescription] = useState(audience?.description ?? '');
  const [shared, setShared] = useState(audience?.shared ?? true);
  const [tried, setTried] = useState(false);
  const onDone = (saved: Audience) => {
    toast({ text: t('savedToast', { name: saved.name }) });
    onSaved(saved);
  };
  const create = useWrite(createRoute, { invalidates: [audiencesRoute], onDone });
  const change = useWrite(changeRoute, { invalidates: [audiencesRoute], onDone });
  const { error } = audience ? change : create;
  const complaint =
    tried && !name.trim()
      ? t('nameNeeded')
      : (error?.fieldMessage('name') ?? (taken(error) ? error?.message : undefined));
  const submit = () => {
    setTried(true);
    if (!name.trim()) return;
    const body = { name: name.trim(), description: description.trim(), shared };
    if (audience)
      change.mutate({ params: { id: audience.id }, body: condition ? { ...body, condition } : body });
    else if (condition) create.mutate({ body: { ...body, condition } });
  };
  const title = audience ? t('renameTitle') : begin ? t('saveAsTitle') : t('saveTitle');
  return (
    <Ask
      title={title}
      action={audience ? t('saveChanges') : t('save')}
      busy={create.isPending || change.isPending}
      error={complaint ? null : error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('name')} complaint={complaint}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={MOST_NAME}
            placeholder={t('namePlaceholder')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('description')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={2000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <SharedSwitch shared={shared} onChange={setShared} />
      {!audience && <Note>{t('dynamicHint', { n: people })}</Note>}
    </Ask>
  );
}

const taken = (error: unknown): boolean => error instanceof ApiError && error.code === 'audience.nameTaken';

function SharedSwitch({ shared, onChange }: { shared: boolean; onChange: (shared: boolean) => void }) {
  const t = useTexts(audiencesTexts);
  const id = useId();
  return (
    <div className={styles.switch}>
      <Switch id={id} checked={shared} onChange={onChange} aria-describedby={`${id}-hint`} />
      <label htmlFor={id}>{t('shared')}</label>
      <span id={`${id}-hint`} className="t3 fs12">
        {t('sharedHint')}
      </span>
    </div>
  );
}

export interface FreezeDialogProps {
  audience: Audience;
  people: number;
  onFrozen: (audience: Audience) => void;
  onClose: () => void;
}

export function FreezeDialog({ audience, people, onFrozen, onClose }: FreezeDialogProps) {
  const t = useTexts(audiencesTexts);
  const format = useFormat();
  const toast = useToast();
  const [name, setName] = useState(() => `${audience.name} ${format.date(format.now)}`.slice(0, MOST_NAME));
  const freeze = useWrite(freezeRoute, {
    invalidates: [audiencesRoute],
    onDone: (frozen) => {
      toast({ text: t('frozenToast', { n: frozen.count ?? 0, name: frozen.name }) });
      onFrozen(frozen);
    },
  });
  const complaint = taken(freeze.error) ? freeze.error?.message : undefined;
  return (
    <Ask
      title={t('freezeTitle')}
      action={t('freezeAction', { n: people })}
      busy={freeze.isPending}
      disabled={!name.trim()}
      error={complaint ? null : freeze.error}
      onSubmit={() => freeze.mutate({ params: { id: audience.id }, body: { name: name.trim() } })}
      onClose={onClose}
    >
      <p className="t2">{t('freezeText', { name: audience.name, n: people })}</p>
      <Field label={t('frozenName')} complaint={complaint}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={MOST_NAME}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </Ask>
  );
}

interface Reference {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** What still refers to the audience, from the refusal. */
const referencesIn = (error: unknown): readonly Reference[] => {
  const list =
    error instanceof ApiError && error.code === 'audience.inUse' ? error.extra.references : undefined;
  return Array.isArray(list) ? (list as readonly Reference[]) : [];
};

export interface DeleteDialogProps {
  audience: Audience;
  onDeleted: () => void;
  onClose: () => void;
}

export function DeleteDialog({ audience, onDeleted, onClose }: DeleteDialogProps) {
  const t = useTexts(audiencesTexts);
  const toast = useToast();
  const client = useQueryClient();
  const remove = useWrite(deleteRoute, {
    invalidates: [audiencesRoute],
    onDone: () => {
      toast({
        text: t('deletedToast', { name: audience.name }),
        // A condition can be saved again under its name; a frozen list is gone.
        ...(audience.kind === 'dynamic'
          ? { undo: () => restore(audience).then(() => client.invalidateQueries()) }
          : {}),
      });
      onDeleted();
    },
  });
  const references = referencesIn(remove.error);
  const n = audience.count ?? 0;
  return (
    <Ask
      title={t('deleteTitle', { name: audience.name })}
      action={t('deleteAction')}
      busy={remove.isPending}
      disabled={references.length > 0}
      danger
      error={references.length > 0 ? null : remove.error}
      onSubmit={() => remove.mutate({ params: { id: audience.id } })}
      onClose={onClose}
    >
      <p>{audience.kind === 'frozen' ? t('deleteFrozen', { n }) : t('deleteText', { n })}</p>
      {references.length > 0 && (
        <Note tone="warn" live>
          {t('inUse', { n: references.length })}
          <ul>
            {references.map((reference) => {
              const path: string = `/audiences/${reference.id}`;
              return (
                <li key={reference.id}>
                  {reference.kind === 'audience' ? <Link to={path}>{reference.name}</Link> : reference.name}
                </li>
              );
            })}
          </ul>
        </Note>
      )}
    </Ask>
  );
}
