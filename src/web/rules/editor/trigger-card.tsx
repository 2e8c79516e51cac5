/** What a trigger waits for: an event of a kind, or a tag that comes or goes. */
import { Card, EventFields, Field, Segments, useTexts } from '#ui';
import type { Complaints } from './complaints.ts';
import styles from './editor.module.css';
import type { OnForm } from './form.ts';
import type { Frame } from './frame.ts';
import { OneTag } from './one-tag.tsx';
import { editorTexts } from './texts.ts';
import type { RuleEditor } from './use-rule-editor.ts';

export interface TriggerCardProps {
  frame: Frame;
  editor: RuleEditor;
  complaints: Complaints;
  tried: boolean;
}

const of = (what: OnForm['what'], on: OnForm): OnForm => {
  if (what === on.what) return on;
  if (what === 'event') return { what, event: 'material.visit' };
  return { what, tag: on.what === 'event' ? null : on.tag };
};

export function TriggerCard({ frame, editor, complaints, tried }: TriggerCardProps) {
  const t = useTexts(editorTexts);
  const { form, set, missing } = editor;
  const { on } = form;
  const lacking = !tried
    ? undefined
    : missing.includes('event')
      ? t('eventMissing')
      : missing.includes('onTag')
        ? t('onTagMissing')
        : undefined;
  const complaint = complaints.fields.get('on') ?? lacking;
  return (
    <Card title={t('on')}>
      <div className={styles.fields}>
        <Segments<OnForm['what']>
          label={t('onWhat')}
          wide
          value={on.what}
          options={[
            { value: 'event', label: t('onEvent') },
            { value: 'tagAdded', label: t('onAdded') },
            { value: 'tagRemoved', label: t('onRemoved') },
          ]}
          onChange={(what) => set({ on: of(what, on) })}
        />
        {on.what === 'event' ? (
          <Field label={t('event')} complaint={complaint} group>
            {() => (
              <EventFields
                label={t('event')}
                library={frame.builder}
                value={on}
                onChange={(event, merge) => set({ on: { what: 'event', ...event } }, merge)}
              />
            )}
          </Field>
        ) : (
          <Field label={t('onTag')} complaint={complaint}>
            {(control) => (
              <OneTag
                control={control}
                tags={frame.library?.offered ?? []}
                placeholder={t('chooseTag')}
                value={on.tag}
                onChange={(tag) => set({ on: { ...on, tag } })}
              />
            )}
          </Field>
        )}
      </div>
    </Card>
  );
}
