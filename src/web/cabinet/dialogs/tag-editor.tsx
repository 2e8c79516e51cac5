import { Button, Input, Radio } from 'antd';
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
import { EditorFrame } from './editor-frame.tsx';
import { Field } from './field.tsx';
import { LevelField, levelsOf } from './level-field.tsx';
import { TagDetails } from './tag-details.tsx';
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
      {!tag && mayWrite && <ScopeField value={draft.scope} onChange={(scope) => set({ scope })} />}
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
        <LevelField levels={levels} above={above} onChange={setAbove} />
      )}
      <NameField
        key={round}
        {...(tag ? { tag } : {})}
        draft={draft}
        findings={findings}
        wrong={wrong('name')}
        onName={(better) => set({ name: better })}
        onLook={lookAt}
      />
      <Definition draft={draft} set={set} wrong={wrong} fields={['meaning']} />
      <TagDetails
        draft={draft}
        open={tag !== undefined}
        keepsProtection={!mayProtect && begun.protected}
        error={save.error}
        wrong={wrong}
        set={set}
      />
    </EditorFrame>
  );
}

function ScopeField(props: { value: TagDraft['scope']; onChange: (scope: TagDraft['scope']) => void }) {
  const { value, onChange } = props;
  const t = useTexts(dialogTexts);
  return (
    <Field label={t('whose')} many>
      {() => (
        <Radio.Group
          vertical
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={[
            { value: 'enterprise', label: t('enterprise') },
            { value: 'personal', label: t('personal') },
          ]}
        />
      )}
    </Field>
  );
}

interface NameFieldProps {
  tag?: Tag;
  draft: TagDraft;
  /** Null: judged by nobody yet. */
  findings: ReturnType<typeof useNameLint>;
  wrong: string | undefined;
  onName: (name: string) => void;
  onLook: (path: string) => void;
}

function NameField({ tag, draft, findings, wrong, onName, onLook }: NameFieldProps) {
  const t = useTexts(dialogTexts);
  const company = draft.scope === 'enterprise';
  const blocked = company && isBlocked(findings);
  const hint = () => {
    if (tag?.foreign) return t('keptThere');
    if (findings === null) return t('nameHint');
    return tag && draft.name !== tag.name && !blocked && t('formerName');
  };
  return (
    <Field label={t('name')} wrong={findings === null ? wrong : undefined} hint={hint()}>
      {(id) => (
        <>
          <Input
            id={id}
            value={draft.name}
            autoFocus={!tag}
            maxLength={200}
            disabled={tag?.foreign != null}
            status={blocked ? 'error' : ''}
            onChange={(event) => onName(event.target.value)}
          />
          {findings && company && <Findings findings={findings} onUse={onName} onLook={onLook} />}
        </>
      )}
    </Field>
  );
}
