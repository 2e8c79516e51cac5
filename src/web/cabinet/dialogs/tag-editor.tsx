import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { call, useTexts } from '#ui';
import { type Group, newTag, patchTag, type Tag } from '../api.ts';
import { useCabinetActions } from '../cabinet-actions.ts';
import { Findings } from '../lint/findings.tsx';
import { isBlocked, useNameLint } from '../lint/use-name-lint.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import type { LibraryAnswers } from '../wall.ts';
import { GroupChooser } from './choosers.tsx';
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
  const blocked = company && isBlocked(findings);
  const changes = changedFields(begun, draft);
  const save = useLibraryWrite(async (next: { again: boolean }) => {
    if (tag) {
      const { changeSet } = await call(patchTag, { params: { id: tag.id }, body: changes });
      onClose();
      return { text: t('tagSaved', { name: draft.name.trim() }), changeSets: [changeSet] };
    }
    const { scope, group: into } = draft;
    const body = { ...changes, name: draft.name, scope, ...(into === null ? {} : { group: into }) };
    const { changeSet } = await call(newTag, { body });
    if (next.again) {
      setDraft({ ...tagDraft(undefined, groupFacts ?? null, ''), scope });
      setRound(round + 1);
    } else onClose();
    return { text: t('tagCreated', { name: draft.name.trim() }), changeSets: [changeSet] };
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
              onChange={(into) => set({ group: into })}
              {...(company ? {} : { placeholder: t('personalGroup') })}
            />
          )}
        </Field>
      )}
      <Field
        key={round}
        label={t('name')}
        wrong={findings === null ? wrong('name') : undefined}
        hint={
          findings === null ? t('nameHint') : tag && draft.name !== tag.name && !blocked && t('formerName')
        }
      >
        {(id) => (
          <>
            <Input
              id={id}
              value={draft.name}
              autoFocus={!tag}
              maxLength={200}
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

const aliasWrong = (
  error: { details: readonly { path: string; message: string }[] } | null,
): string | undefined => error?.details.find((detail) => /^(body\.)?aliases/.test(detail.path))?.message;

const hints = {
  meaning: 'meaningHint',
  example: 'exampleHint',
  counterExample: 'counterExampleHint',
  appliedBy: undefined,
  removeWhen: undefined,
  scope: undefined,
} as const;

interface DefinitionProps {
  draft: TagDraft;
  set: (change: Partial<TagDraft>) => void;
  wrong: (path: string) => string | undefined;
  fields: readonly (keyof typeof hints)[];
}

function Definition({ draft, set, wrong, fields }: DefinitionProps) {
  const t = useTexts(dialogTexts);
  return fields.map((field) => {
    const hint = hints[field];
    return (
      <Field key={field} label={t(field)} hint={hint && t(hint)} wrong={wrong(`definition.${field}`)}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: field === 'meaning' ? 2 : 1, maxRows: 6 }}
            maxLength={2000}
            value={draft.definition[field]}
            onChange={(event) => set({ definition: { ...draft.definition, [field]: event.target.value } })}
          />
        )}
      </Field>
    );
  });
}
