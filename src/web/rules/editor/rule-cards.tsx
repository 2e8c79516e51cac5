/** The parts of a rule, in the order in which somebody thinks of them: what it is, for whom, what it does. */
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { Card, Field, Segments, useTexts } from '#ui';
import type { RuleKind } from '../api.ts';
import { newKinds } from '../filter.ts';
import type { ModelBody } from '../model/model-form.ts';
import { ScoresCard } from '../model/scores-card.tsx';
import { SegmentsCard } from '../model/segments-card.tsx';
import { rulesTexts } from '../texts.ts';
import type { Complaints } from './complaints.ts';
import { ConditionField, UndoButtons } from './condition-field.tsx';
import styles from './editor.module.css';
import { EffectCard } from './effect-card.tsx';
import { FoldedCondition } from './folded-condition.tsx';
import { EVERYBODY, ofKind } from './form.ts';
import { type Frame, namesIn } from './frame.ts';
import { LadderCard } from './ladder-card.tsx';
import { PrivacyField } from './privacy-field.tsx';
import { editorTexts } from './texts.ts';
import { TriggerCard } from './trigger-card.tsx';
import type { RuleEditor } from './use-rule-editor.ts';

export interface RuleCardsProps {
  frame: Frame;
  editor: RuleEditor;
  complaints: Complaints;
  /** Somebody wanted to save: what is missing is named. */
  tried: boolean;
  /** The kind can still be chosen. */
  isNew: boolean;
}

export function RuleCards(props: RuleCardsProps) {
  const t = useTexts(editorTexts);
  const { frame, editor, complaints } = props;
  const { form, set } = editor;
  if (form.kind === 'model')
    return (
      <div className={styles.cards}>
        <WhatCard {...props} />
        <ModelCards {...props} />
      </div>
    );
  return (
    <div className={styles.cards}>
      <WhatCard {...props} />
      {form.kind === 'ladder' && <LadderCard {...props} />}
      {form.kind === 'state' && <ConditionCard {...props} />}
      {form.kind === 'trigger' && (
        <>
          <TriggerCard {...props} />
          <FoldedCondition
            frame={frame}
            title={t('if')}
            none={t('ifHint')}
            some={t('scopeSome')}
            draft={form.when}
            scope={form.scope}
            complaints={complaints}
            onChange={(when, merge) => set({ when }, merge)}
          />
        </>
      )}
      {form.kind !== 'ladder' && <EffectCard {...props} />}
      <FoldedCondition
        frame={frame}
        title={t('scope')}
        none={t('scopeNone')}
        some={t('scopeSome')}
        hint={t('scopeHint')}
        draft={form.scope}
        scope={EVERYBODY}
        complaints={complaints}
        onChange={(scope, merge) => set({ scope }, merge)}
      />
    </div>
  );
}

function ModelCards({ frame, editor: { form, set }, complaints }: RuleCardsProps) {
  if (!form.model) return null;
  const card = {
    body: form.model,
    complaints,
    onChange: (model: ModelBody, merge?: string) => set({ model }, merge),
  };
  return (
    <>
      <ScoresCard {...card} />
      <SegmentsCard {...card} frame={frame} />
    </>
  );
}

const hints = { state: 'stateHint', trigger: 'triggerHint', ladder: 'ladderHint' } as const;

function WhatCard({ editor, complaints, tried, isNew }: RuleCardsProps) {
  const t = useTexts(editorTexts);
  const words = useTexts(rulesTexts);
  const { form, set, change, missing } = editor;
  const [describing, setDescribing] = useState(form.description !== '');
  const [asking, setAsking] = useState(false);
  const lacking = tried && missing.includes('name') ? t('missing_name') : undefined;
  return (
    <Card title={t('what')} actions={<UndoButtons undo={editor.undo} redo={editor.redo} />}>
      <div className={styles.fields}>
        {isNew && (
          <Field label={t('kind')} hint={<KindHint kind={form.kind} />} group>
            {() => (
              <Segments<RuleKind>
                label={t('kind')}
                wide
                value={form.kind}
                options={newKinds.map((value) => ({ value, label: words(value) }))}
                onChange={(kind) => change((now) => ofKind(now, kind))}
              />
            )}
          </Field>
        )}
        <Field label={t('name')} complaint={complaints.fields.get('name') ?? lacking}>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              placeholder={t('nameHint')}
              value={form.name}
              onChange={(event) => set({ name: event.target.value }, 'name')}
            />
          )}
        </Field>
        {describing ? (
          <Field label={t('description')} complaint={complaints.fields.get('description')}>
            {(control) => (
              <Input.TextArea
                {...control}
                maxLength={2000}
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={form.description}
                onChange={(event) => set({ description: event.target.value }, 'description')}
              />
            )}
          </Field>
        ) : (
          <button type="button" className={styles.quiet} onClick={() => setDescribing(true)}>
            {t('addDescription')}
          </button>
        )}
        {asking || form.privacy ? (
          <PrivacyField privacy={form.privacy} onChange={(privacy) => set({ privacy })} />
        ) : (
          <button type="button" className={styles.quiet} onClick={() => setAsking(true)}>
            {t('addPrivacy')}
          </button>
        )}
      </div>
    </Card>
  );
}

function ConditionCard({ frame, editor, complaints, tried }: RuleCardsProps) {
  const t = useTexts(editorTexts);
  const { form, set, change, missing } = editor;
  return (
    <Card title={t('when')} flush>
      <div className={styles.condition}>
        {tried && missing.includes('when') && <p className={styles.complaint}>{t('whenMissing')}</p>}
        <ConditionField
          frame={frame}
          draft={form.when}
          scope={form.scope}
          complaints={complaints}
          onChange={(when, merge) => set({ when }, merge)}
          onEffects={({ add, remove }) => {
            const ids = (paths: readonly string[]) => paths.map(namesIn(frame.builder).tag);
            change((now) => ({
              ...now,
              add: [...new Set([...now.add, ...ids(add)])],
              remove: [...new Set([...now.remove, ...ids(remove)])],
            }));
          }}
        />
      </div>
    </Card>
  );
}

/** What the kind does; a model begins with the groups and bounds of a ready one. */
function KindHint({ kind }: { kind: RuleKind }) {
  const t = useTexts(editorTexts);
  const words = useTexts(rulesTexts);
  return (
    <>
      {kind !== 'model' && words(hints[kind])}{' '}
      <Link className={styles.hintLink} to="/rules/presets/$key" params={{ key: 'rfm-eight' }}>
        {t('modelFromPreset')}
      </Link>
    </>
  );
}
