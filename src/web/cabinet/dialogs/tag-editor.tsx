import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { call, useTexts } from '#ui';
import { type Group, newTag, patchTag, type Tag } from '../api.ts';
import { useCabinetActions } from '../cabinet-actions.ts';
import { Findings } from '../lint/findings.tsx';
import { isBlocked, useNameLint } from '../lint/use-name-lint.ts';
import { roomAt } from '../order.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import type { LibraryAnswers } from '../wall.ts';
import { GroupChooser } from './choosers.tsx';
import { Definition } from './definition-fields.tsx';
import styles from './dialogs.module.css';
import { EditorFrame } from './editor-frame.tsx';
import { Field } from './field.tsx';
import { HuePicker } from './hue-picker.tsx';
import { changedFields, type TagDraft, tagDraft } from './tag-draft.ts';
import { dialogTexts } from './texts.ts';

export interface TagEditorProps {
  library: LibraryAnswers;
  /** The tag to change; absent: a new one. */
  tag?: Tag;
  group?: Group;
  name?: string;
  mayProtect: boolean;
  onClose: () => void;
  onShowTag: (tag: Tag) => void;
}

/** Makes a tag, or changes everything about one but its place. The name is judged while it is typed. */
export function TagEditor({
  library,
  tag,
  group,
  name = '',
  mayProtect,
  onClose,
  onShowTag,
}: TagEditorProps) {
  const t = useTexts(dialogTexts);
  const { mayWrite } = useCabinetActions();
  const [begun] = useState(() => tagDraft(tag, group ?? null, name));
  const [draft, setDraft] = useState(begun);
  // A form that is filled once more starts with an empty field that has the focus.
  const [round, setRound] = useState(0);
  const set = (change: Partial<TagDraft>) => setDraft((now) => ({ ...now, ...change }));
  const groupFacts = library.groups.find((one) => one.id === draft.group);
  const findings = useNameLint(library, {
    element: 'tag',
    name: draft.name,
    within: draft.group,
    ...(tag ? { id: tag.id } : {}),
  });
  const company = draft.scope === 'enterprise';
  const levels = groupFacts?.ordered ? levelsOf(library, groupFacts.id) : null;
  const [above, setAbove] = useState<number | null>(null);
  const blocked = company && isBlocked(findings);
  const changes = changedFields(begun, draft);
  const levelWords = (all: readonly Tag[], at: number): string => {
    const above = all[at - 1]?.name;
    const below = all[at]?.name;
    if (above === undefined) return t('levelTop', { below: below ?? '' });
    if (below === undefined) return t('levelBottom', { above });
    return t('levelBetween', { above, below });
  };
  const save = useLibraryWrite(async (next: { again: boolean }) => {
    if (tag) {
      const { changeSet } = await call(patchTag, { params: { id: tag.id }, body: changes });
      onClose();
      return { text: t('tagSaved', { name: draft.name.trim() }), changeSets: [changeSet] };
    }
    const { scope, group: into } = draft;
    const place = company && levels ? roomAt(levels, above ?? levels.length) : null;
    const order = place ? { order: place.order } : {};
    const body = { ...changes, ...order, name: draft.name, scope, ...(into === null ? {} : { group: into }) };
    const { changeSet } = await call(newTag, { body });
    const made = [changeSet];
    for (const { id, order } of place?.others ?? [])
      made.push((await call(patchTag, { params: { id }, body: { order } })).changeSet);
    if (next.again) {
      setDraft({ ...tagDraft(undefined, groupFacts ?? null, ''), scope });
      setRound(round + 1);
    } else onClose();
    return { text: t('tagCreated', { name: draft.name.trim() }), changeSets: made };
  });
  const ready =
    draft.name.trim() !== '' &&
    !blocked &&
    (tag ? Object.keys(changes).length > 0 : !company || draft.group !== null);
  const wrong = (path: string) => save.error?.fieldMessage(path);
  const lookAt = (path: string) => {
    const other = library.tags.find((one) => one.path === path);
    if (!other) return;
    onClose();
    onShowTag(other);
  };

  return (
    <EditorFrame
      title={tag ? t('editTag', { name: tag.name }) : t('newTag')}
      action={tag ? t('save') : t('createTag')}
      dirty={Object.keys(changes).length > 0 || draft.name !== begun.name}
      ready={ready}
      busy={save.isPending}
      error={save.error}
      onSave={() => save.mutate({ again: false })}
      onClose={onClose}
      actions={
        !tag && (
          <Button disabled={!ready} loading={save.isPending} onClick={() => save.mutate({ again: true })}>
            {t('createTagNext')}
          </Button>
        )
      }
    >
      {!tag && mayWrite && (
        <Field label={t('whose')} many>
          {() => (
            <Radio.Group
              vertical
              value={draft.scope}
              onChange={(event) => set({ scope: event.target.value })}
              options={[
                { value: 'enterprise', label: t('enterprise') },
                { value: 'personal', label: t('personal') },
              ]}
            />
          )}
        </Field>
      )}
      {!tag && (
        <Field label={t('group')} wrong={wrong('group')}>
          {(id) => (
            <GroupChooser
              id={id}
              library={library}
              value={draft.group}
              allowClear={!company}
              onChange={(into) => {
                set({ group: into });
                setAbove(null);
              }}
              {...(company ? {} : { placeholder: t('personalGroup') })}
            />
          )}
        </Field>
      )}
      {!tag && company && levels && levels.length > 0 && (
        <Field label={t('level')} hint={t('levelHint')}>
          {(id) => (
            <Select
              id={id}
              value={above ?? levels.length}
              onChange={setAbove}
              options={[...levels.keys(), levels.length].map((at) => ({
                value: at,
                label: levelWords(levels, at),
              }))}
            />
          )}
        </Field>
      )}
      <Field
        key={round}
        label={t('name')}
        wrong={findings === null ? wrong('name') : undefined}
        hint={
          tag?.foreign
            ? t('keptThere')
            : findings === null
              ? t('nameHint')
              : tag && draft.name !== tag.name && !blocked && t('formerName')
        }
      >
        {(id) => (
          <>
            <Input
              id={id}
              value={draft.name}
              autoFocus={!tag}
              maxLength={200}
              disabled={tag?.foreign != null}
              status={blocked ? 'error' : ''}
              onChange={(event) => set({ name: event.target.value })}
            />
            {findings && company && (
              <Findings findings={findings} onUse={(better) => set({ name: better })} onLook={lookAt} />
            )}
          </>
        )}
      </Field>
      <Definition draft={draft} set={set} wrong={wrong} fields={['meaning']} />
      <details className={styles.more} open={tag !== undefined}>
        <summary>{t('more')}</summary>
        <div className={styles.form}>
          <Definition
            draft={draft}
            set={set}
            wrong={wrong}
            fields={['example', 'counterExample', 'appliedBy', 'removeWhen', 'scope']}
          />
          <Field label={t('purpose')} hint={t('purposeHint')} wrong={wrong('purpose')}>
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={2000}
                value={draft.purpose}
                onChange={(event) => set({ purpose: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('aliases')} hint={t('aliasesHint')} wrong={aliasWrong(save.error)}>
            {(id) => (
              <Select
                id={id}
                mode="tags"
                open={false}
                suffixIcon={null}
                tokenSeparators={[',', '，', '、']}
                value={[...draft.aliases]}
                onChange={(aliases: string[]) => set({ aliases })}
              />
            )}
          </Field>
          <Field label={t('kind')}>
            {(id) => (
              <Select
                id={id}
                value={draft.kind}
                options={(['base', 'behaviour', 'composite'] as const).map((value) => ({
                  value,
                  label: t(value),
                }))}
                onChange={(kind) => set({ kind })}
              />
            )}
          </Field>
          <Field label={t('color')} many>
            {() => (
              <HuePicker
                label={t('color')}
                none={t('inherit')}
                value={draft.color}
                onChange={(color) => set({ color })}
              />
            )}
          </Field>
          <Field label={t('flags')} many>
            {() => (
              <div className={styles.options}>
                <Checkbox checked={draft.pinned} onChange={(event) => set({ pinned: event.target.checked })}>
                  {t('pinned')}
                </Checkbox>
                {company && (
                  <>
                    <Checkbox
                      checked={draft.protected}
                      disabled={!mayProtect && begun.protected}
                      onChange={(event) => set({ protected: event.target.checked })}
                    >
                      {t('protected')}
                    </Checkbox>
                    <Checkbox
                      checked={draft.internal}
                      onChange={(event) => set({ internal: event.target.checked })}
                    >
                      {t('internal')}
                    </Checkbox>
                  </>
                )}
              </div>
            )}
          </Field>
        </div>
      </details>
    </EditorFrame>
  );
}

/** Company tags of an ordered group, the highest first. */
const levelsOf = ({ tags }: LibraryAnswers, group: string): readonly Tag[] =>
  tags
    .filter((one) => one.group.id === group && one.scope === 'enterprise' && one.state !== 'recycled')
    .toSorted((a, b) => b.order - a.order);

const aliasWrong = (
  error: { details: readonly { path: string; message: string }[] } | null,
): string | undefined => error?.details.find((detail) => /^(body\.)?aliases/.test(detail.path))?.message;
