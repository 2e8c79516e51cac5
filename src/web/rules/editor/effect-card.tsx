/** What a state or trigger does: tags on, tags off, and for how long. */
import { useState } from 'react';
import { Card, Field, useTexts } from '#ui';
import { TagSelect } from '../../channels/choices.tsx';
import type { Complaints } from './complaints.ts';
import styles from './editor.module.css';
import type { Frame } from './frame.ts';
import { KeepField } from './keep-field.tsx';
import { ModeField } from './mode-field.tsx';
import { editorTexts } from './texts.ts';
import type { RuleEditor } from './use-rule-editor.ts';

export interface EffectCardProps {
  frame: Frame;
  editor: RuleEditor;
  complaints: Complaints;
  /** Somebody wants to save: what is missing is named. */
  tried: boolean;
}

export function EffectCard({ frame, editor, complaints, tried }: EffectCardProps) {
  const t = useTexts(editorTexts);
  const { form, set, missing } = editor;
  const [removing, setRemoving] = useState(form.remove.length > 0);
  const { fields } = complaints;
  const lacking = tried && missing.includes('tags') ? t('tagsMissing') : undefined;
  return (
    <Card title={t('then')}>
      <div className={styles.fields}>
        <ModeField suggests={form.suggests} onChange={(suggests) => set({ suggests })} />
        <Field label={t(form.suggests ? 'propose' : 'add')} complaint={fields.get('add') ?? lacking}>
          {(control) => (
            <TagSelect
              control={control}
              label={t(form.suggests ? 'propose' : 'add')}
              library={frame.library}
              value={form.add}
              onChange={(add) => set({ add })}
            />
          )}
        </Field>
        {form.suggests ? null : removing || form.remove.length > 0 ? (
          <Field label={t('remove')} complaint={fields.get('remove')}>
            {(control) => (
              <TagSelect
                control={control}
                label={t('remove')}
                library={frame.library}
                value={form.remove}
                onChange={(remove) => set({ remove })}
              />
            )}
          </Field>
        ) : (
          <button type="button" className={styles.quiet} onClick={() => setRemoving(true)}>
            {t('addRemove')}
          </button>
        )}
        {form.add.length > 0 && (
          <KeepField
            form={form}
            complaint={fields.get('keep')}
            onChange={(keep, merge) => set({ keep }, merge)}
          />
        )}
      </div>
    </Card>
  );
}
