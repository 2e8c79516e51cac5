import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { call, useApi, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Category, type Group, newGroup, patchGroup, staff } from '../api.ts';
import { Findings } from '../lint/findings.tsx';
import { isBlocked, useNameLint } from '../lint/use-name-lint.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import type { LibraryAnswers } from '../wall.ts';
import { CategoryChooser } from './choosers.tsx';
import { DepartmentChooser } from './department-chooser.tsx';
import styles from './dialogs.module.css';
import { EditorFrame } from './editor-frame.tsx';
import { Field } from './field.tsx';
import { changedGroupFields, type GroupDraft, groupDraft } from './group-draft.ts';
import { HuePicker } from './hue-picker.tsx';
import { AliasesField, KindField } from './kind-and-aliases.tsx';
import { dialogTexts } from './texts.ts';

export interface GroupEditorProps {
  library: LibraryAnswers;
  /** The group to change; absent: a new one. */
  group?: Group;
  category?: Category;
  onClose: () => void;
  /** After a new group was made. */
  onCreated: (group: Group) => void;
}

export function GroupEditor({ library, group, category, onClose, onCreated }: GroupEditorProps) {
  const t = useTexts(dialogTexts);
  const [begun] = useState(() => groupDraft(group, category ?? null));
  const [draft, setDraft] = useState(begun);
  const set = (change: Partial<GroupDraft>) => setDraft((now) => ({ ...now, ...change }));
  const findings = useNameLint(library, {
    element: 'group',
    name: draft.name,
    within: draft.category,
    ...(group ? { id: group.id } : {}),
  });
  const changes = changedGroupFields(begun, draft);
  const save = useLibraryWrite(async () => {
    if (group) {
      const { changeSet } = await call(patchGroup, { params: { id: group.id }, body: changes });
      onClose();
      return { text: t('groupSaved', { name: draft.name.trim() }), changeSets: [changeSet] };
    }
    const made = await call(newGroup, {
      body: {
        ...changes,
        name: draft.name,
        ...(draft.category === null ? {} : { category: draft.category }),
      },
    });
    onCreated(made);
    return { text: t('groupCreated', { name: made.name }), changeSets: [made.changeSet] };
  });
  const blocked = isBlocked(findings);
  const ready = draft.name.trim() !== '' && !blocked && (!group || Object.keys(changes).length > 0);
  const wrong = (path: string) => save.error?.fieldMessage(path);
  return (
    <EditorFrame
      title={group ? t('editGroup', { name: group.name }) : t('newGroup')}
      action={group ? t('save') : t('createGroup')}
      dirty={Object.keys(changes).length > 0}
      ready={ready}
      busy={save.isPending}
      error={save.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <Field
        label={t('name')}
        hint={group?.foreign && t('keptThere')}
        wrong={findings === null ? wrong('name') : undefined}
      >
        {(id) => (
          <>
            <Input
              id={id}
              value={draft.name}
              autoFocus={!group}
              maxLength={200}
              disabled={group?.foreign != null}
              status={blocked ? 'error' : ''}
              onChange={(event) => set({ name: event.target.value })}
            />
            {findings && <Findings findings={findings} onUse={(name) => set({ name })} onLook={undefined} />}
          </>
        )}
      </Field>
      <Field label={t('category')} wrong={wrong('category')}>
        {(id) => (
          <CategoryChooser
            id={id}
            library={library}
            value={draft.category}
            none={t('noCategory')}
            onChange={(into) => set({ category: into })}
          />
        )}
      </Field>
      <Choice draft={draft} set={set} />
      <Field label={t('color')} many>
        {() => (
          <HuePicker
            label={t('color')}
            none={t('noColor')}
            value={draft.color}
            onChange={(color) => set({ color })}
          />
        )}
      </Field>
      <Field label={t('description')} wrong={wrong('description')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 5 }}
            maxLength={2000}
            value={draft.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Field>
      <details className={styles.more} open={group !== undefined}>
        <summary>{t('more')}</summary>
        <div className={styles.form}>
          <Details draft={draft} set={set} wrong={wrong} />
        </div>
      </details>
    </EditorFrame>
  );
}

interface PartProps {
  draft: GroupDraft;
  set: (change: Partial<GroupDraft>) => void;
}

function Choice({ draft, set }: PartProps) {
  const t = useTexts(dialogTexts);
  return (
    <>
      <Field label={t('choice')} many>
        {() => (
          <Radio.Group
            vertical
            value={draft.choice}
            onChange={(event) => set({ choice: event.target.value, max: null })}
            options={[
              { value: 'single', label: t('single') },
              { value: 'multiple', label: t('multiple') },
            ]}
          />
        )}
      </Field>
      {draft.choice === 'multiple' && (
        <Field label={t('max')} hint={t('maxHint')}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={1000}
              precision={0}
              value={draft.max}
              onChange={(max) => set({ max })}
            />
          )}
        </Field>
      )}
      <Field label={t('flags')} many>
        {() => (
          <div className={styles.options}>
            {(['ordered', 'exhaustive', 'perStaff'] as const).map((flag) => (
              <Checkbox
                key={flag}
                checked={draft[flag]}
                onChange={(event) => set({ [flag]: event.target.checked })}
              >
                {t(flag)}
              </Checkbox>
            ))}
          </div>
        )}
      </Field>
      <Field label={t('hands')} many>
        {() => (
          <Radio.Group
            vertical
            value={draft.newerWins}
            onChange={(event) => set({ newerWins: event.target.value })}
            options={[
              { value: false, label: t('handsKeep') },
              { value: true, label: t('newerWins') },
            ]}
          />
        )}
      </Field>
    </>
  );
}

function Details({ draft, set, wrong }: PartProps & { wrong: (path: string) => string | undefined }) {
  const t = useTexts(dialogTexts);
  const session = useSession();
  const seesStaff = mayDo(session, 'staff:read');
  const people = useApi(
    staff,
    { query: { limit: 500, active: 'true' } },
    { enabled: seesStaff, staleTime: 60_000 },
  );
  const options = people.data?.items.map((person) => ({ value: person.id, label: person.name }));
  return (
    <>
      <KindField label={t('newTagsKind')} value={draft.kind} onChange={(kind) => set({ kind })} />
      <AliasesField value={draft.aliases} onChange={(aliases) => set({ aliases })} />
      <div className={styles.pair}>
        <Field label={t('pattern')} hint={t('patternHint')} wrong={wrong('pattern')}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={draft.pattern}
              onChange={(event) => set({ pattern: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('productLine')} wrong={wrong('productLine')}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={draft.productLine}
              onChange={(event) => set({ productLine: event.target.value })}
            />
          )}
        </Field>
      </div>
      {seesStaff && (
        <>
          <div className={styles.pair}>
            {(['steward', 'deputy'] as const).map((role) => (
              <Field key={role} label={t(role)} wrong={wrong(role)}>
                {(id) => (
                  <Select
                    id={id}
                    allowClear
                    placeholder={t('none')}
                    showSearch={{ optionFilterProp: 'label' }}
                    options={options ?? []}
                    value={draft[role]}
                    onChange={(person: string | undefined) => set({ [role]: person ?? null })}
                  />
                )}
              </Field>
            ))}
          </div>
          <Field label={t('departments')} hint={t('everybody')} wrong={wrong('departments')}>
            {(id) => (
              <DepartmentChooser
                id={id}
                value={draft.departments}
                onChange={(departments) => set({ departments })}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}
