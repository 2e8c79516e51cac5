/** The steps of a ladder over one single-choice group: the first that holds gives the tag. */
import { Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Card, Field, Icon, useFormat, useLabelWords, useTexts } from '#ui';
import type { Tag } from '../../customers/api.ts';
import type { Complaints } from './complaints.ts';
import styles from './editor.module.css';
import { isEmpty, moveStep, newStep, type RuleForm, type StepForm } from './form.ts';
import type { Frame } from './frame.ts';
import { ModeField } from './mode-field.tsx';
import { OneTag } from './one-tag.tsx';
import { Rung } from './rung.tsx';
import { editorTexts } from './texts.ts';
import { useStepNumbers } from './use-numbers.ts';
import type { RuleEditor } from './use-rule-editor.ts';
import { useStepDrag } from './use-step-drag.ts';

export interface LadderCardProps {
  frame: Frame;
  editor: RuleEditor;
  complaints: Complaints;
  tried: boolean;
}

/** Tags of the group from the highest level down. */
const levelsOf = (frame: Frame, group: string): readonly Tag[] => {
  const found = frame.builder.group(group);
  const order = new Map(found?.tags.map((tag, i) => [tag.id, i]));
  return (frame.library?.offered ?? [])
    .filter((tag) => order.has(tag.id))
    .toSorted((a, b) => (order.get(b.id) ?? 0) - (order.get(a.id) ?? 0));
};

export function LadderCard(props: LadderCardProps) {
  const { frame, editor, complaints, tried } = props;
  const t = useTexts(editorTexts);
  const { form, set } = editor;
  const tags = levelsOf(frame, form.group);
  const used = new Set([...form.steps.map((step) => step.tag), form.otherwise]);
  const free = tags.filter((tag) => !used.has(tag.id));
  const groupComplaint =
    complaints.fields.get('group') ?? (tried && form.group === '' ? t('chooseGroup') : undefined);
  const choose = (group: string) => {
    // With a group come its levels; a condition that somebody wrote already stays on its place.
    const levels = levelsOf(frame, group).map((tag, i) => newStep(tag.id, form.steps[i]?.when));
    set({ group, steps: levels, otherwise: null });
  };
  return (
    <Card
      title={t('ladder')}
      sub={t('ladderHint')}
      actions={
        form.group !== '' && (
          <Button
            size="small"
            icon={<Icon name="plus" size={12} />}
            disabled={free.length === 0}
            onClick={() => set({ steps: [...form.steps, newStep(free[0]?.id ?? null)] })}
          >
            {t('addStep')}
          </Button>
        )
      }
    >
      <div className={styles.ladder}>
        <Field label={t('group')} hint={t('groupHint')} complaint={groupComplaint}>
          {(control) => (
            <Select<string | undefined>
              {...control}
              placeholder={t('chooseGroup')}
              notFoundContent={t('noGroups')}
              style={{ width: '100%' }}
              showSearch={{ optionFilterProp: 'label' }}
              value={form.group || undefined}
              onChange={(group) => group !== undefined && choose(group)}
              options={frame.builder.groups
                .filter((group) => group.choice === 'single')
                .map((group) => ({ value: group.id, label: group.name }))}
            />
          )}
        </Field>
        <ModeField suggests={form.suggests} onChange={(suggests) => set({ suggests })} />
        {form.steps.length > 0 && <Steps {...props} tags={tags} used={used} />}
      </div>
    </Card>
  );
}

interface StepsProps extends LadderCardProps {
  tags: readonly Tag[];
  used: ReadonlySet<string | null>;
}

function Steps({ frame, editor, complaints, tried, tags, used }: StepsProps) {
  const t = useTexts(editorTexts);
  const format = useFormat();
  const { form, set, change, missing } = editor;
  const words = useLabelWords(frame.builder);
  const numbers = useStepNumbers(form.steps, form.scope);
  const [open, setOpen] = useState<number | null>(form.steps.find((step) => isEmpty(step.when))?.key ?? null);
  const [said, setSaid] = useState('');
  const focus = useRef<number | null>(null);
  const move = (from: number, to: number) => {
    const step = form.steps[from];
    if (!step || to < 0 || to >= form.steps.length) return;
    focus.current = step.key;
    change((now) => ({ ...now, steps: moveStep(now.steps, from, to) }));
    const tag = step.tag === null ? '' : (frame.library?.tag(step.tag)?.name ?? step.tag);
    setSaid(t('movedStep', { tag, n: to + 1 }));
  };
  const { list, moving, start } = useStepDrag(move);
  useEffect(() => {
    if (focus.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-grip="${focus.current}"]`)?.focus();
    focus.current = null;
  });
  const patch = (key: number, next: Partial<StepForm>, merge?: string) =>
    change((now) => changedStep(now, key, next), merge && `${key} ${merge}`);
  return (
    <>
      <ol ref={list} className={styles.rungs} data-dragging={moving !== null || undefined}>
        {form.steps.map((step, i) => (
          <li
            key={step.key}
            data-else={t('else')}
            data-moving={moving?.from === i || undefined}
            data-gap={gapAt(i, moving)}
          >
            <Rung
              frame={frame}
              step={step}
              n={i + 1}
              tags={tags.filter((tag) => tag.id === step.tag || !used.has(tag.id))}
              people={numbers.people[i] ?? null}
              stale={numbers.stale}
              open={open === step.key}
              complaint={
                complaints.fields.get(`step.${i}`) ??
                (tried && missing.includes(`step.${i}`) ? t('missing_step', { n: i + 1 }) : undefined)
              }
              complaints={complaints}
              words={words}
              onOpen={() => setOpen(open === step.key ? null : step.key)}
              onGrip={(event) => start(event, i)}
              onStep={(by) => move(i, i + by)}
              onChange={(next, merge) => patch(step.key, next, merge)}
              onRemove={() => set({ steps: form.steps.toSpliced(i, 1) })}
            />
          </li>
        ))}
      </ol>
      <span className="sr" role="status">
        {said}
      </span>
      <div className={styles.others}>
        <span className="nw">{t('otherwise')}</span>
        {numbers.others !== null && (
          <b className={numbers.stale ? 'stale' : undefined}>{format.count(numbers.others)}</b>
        )}
        <div className={styles.otherTag}>
          <OneTag
            label={t('otherwise')}
            tags={tags.filter((tag) => tag.id === form.otherwise || !used.has(tag.id))}
            placeholder={t('otherwiseNone')}
            optional
            value={form.otherwise}
            onChange={(otherwise) => set({ otherwise })}
          />
        </div>
      </div>
    </>
  );
}

const changedStep = (form: RuleForm, key: number, next: Partial<StepForm>): RuleForm => ({
  ...form,
  steps: form.steps.map((step) => (step.key === key ? { ...step, ...next } : step)),
});

/** Before or after which step the one that is on its way would go. */
function gapAt(i: number, moving: { readonly from: number; readonly to: number } | null) {
  if (!moving || moving.from === moving.to || i !== moving.to) return undefined;
  return moving.to < moving.from ? 'before' : 'after';
}
