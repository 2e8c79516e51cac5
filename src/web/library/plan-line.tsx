import type { ReactNode } from 'react';
import { hueName, toHue, useFormat, useLanguage, useTexts } from '#ui';
import type { PlanChange } from './api.ts';
import { fieldTexts } from './field-texts/texts.ts';
import styles from './plan.module.css';
import { differencesOf } from './plan-parts.ts';
import { planTexts } from './texts.ts';

/** One change of something that is there already. */
export function PlanLine({ change }: { change: PlanChange }) {
  const t = useTexts(planTexts);
  return (
    <div className={styles.line}>
      <small>{t(change.element === 'tag' ? 'tag' : change.element === 'group' ? 'group' : 'category')}</small>
      <What change={change} />
      {change.customers > 0 && <em>{t('people', { count: change.customers })}</em>}
    </div>
  );
}

const part = (value: unknown, name: string): string => {
  const field =
    typeof value === 'object' && value !== null
      ? new Map<string, unknown>(Object.entries(value)).get(name)
      : undefined;
  return typeof field === 'string' ? field : '';
};

function What({ change }: { change: PlanChange }): ReactNode {
  const t = useTexts(planTexts);
  switch (change.kind) {
    case 'rename':
      return t.rich('fromTo', {
        from: <del>{part(change.before, 'name')}</del>,
        to: <ins>{part(change.after, 'name')}</ins>,
      });
    case 'move':
      return t.rich('fromTo', {
        from: <del>{part(change.before, 'path') || change.path}</del>,
        to: <ins>{part(change.after, 'path')}</ins>,
      });
    case 'rekey':
      return (
        <>
          <b>{change.path}</b>
          {t.rich('fromTo', {
            from: <del>{part(change.before, 'key')}</del>,
            to: <ins>{part(change.after, 'key')}</ins>,
          })}
        </>
      );
    case 'update':
      return (
        <>
          <b>{change.path}</b>
          <dl className={styles.differences}>
            {differencesOf(change).map(({ field, before, after }) => (
              <Difference key={field} field={field} before={before} after={after} />
            ))}
          </dl>
        </>
      );
    default:
      return <b>{change.path || t('uncategorised')}</b>;
  }
}

function Difference({ field, before, after }: { field: string; before: unknown; after: unknown }) {
  const names = useTexts(fieldTexts);
  const say = useValueWords();
  const key = field.replace('definition.', '');
  const known = Object.keys(fieldTexts.rows).find((one): one is keyof typeof fieldTexts.rows => one === key);
  return (
    <>
      <dt>{known ? names(known) : field}</dt>
      <dd>
        <del>{say(field, before)}</del> → <ins>{say(field, after)}</ins>
      </dd>
    </>
  );
}

/** Values as people read them: colours by name, yes and no, lists in a row. */
function useValueWords(): (field: string, value: unknown) => string {
  const t = useTexts(planTexts);
  const names = useTexts(fieldTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const words = ['single', 'multiple', 'base', 'behaviour', 'composite'] as const;
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('empty');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return value.length === 0 ? t('empty') : format.list(value.map(String));
    if (field === 'color') return hueName(toHue(String(value)), language);
    const word = words.find((one) => one === value);
    if (word && (field === 'choice' || field === 'kind')) return names(word);
    return String(value);
  };
}
