import type { ReactNode } from 'react';
import { Badge, HueGlyph, hueClass, Note, TagChip, toHue, useApi, useFormat, useTexts } from '#ui';
import { categories, groups } from '../cabinet/api.ts';
import type { Plan, PlanChange } from './api.ts';
import styles from './plan.module.css';
import { PlanLine } from './plan-line.tsx';
import { type Kind, kinds, type NewCategory, type NewGroup, partsOf } from './plan-parts.ts';
import { planTexts } from './texts.ts';

/** More lines of one part are counted instead of listed. */
const LINES = 200;

/** What a plan would change, as people read it: refusals first, then what is new as a tree, then the rest by kind. */
export function PlanView({ plan }: { plan: Plan }) {
  const t = useTexts(planTexts);
  const parts = usePlanParts(plan);
  const blocked = plan.findings.filter((finding) => finding.severity === 'block');
  const advice = plan.findings.filter((finding) => finding.severity === 'warn');
  const effect = useEffectWords();
  return (
    <>
      {plan.refused.length > 0 && (
        <Findings
          tone="bad"
          title={t('refusedTitle', { count: plan.refused.length })}
          lines={plan.refused.map((one) => ({
            path: one.path,
            message: one.message + (one.at === null ? '' : t('at', { at: one.at })),
          }))}
        />
      )}
      {blocked.length > 0 && (
        <Findings tone="bad" title={t('blockTitle', { count: blocked.length })} lines={blocked} />
      )}
      <div className={styles.summary}>
        {effect(plan).map(({ what, counts }) => (
          <span key={what}>
            <Badge>{what}</Badge>
            {counts}
          </span>
        ))}
      </div>
      {parts && parts.created.length > 0 && (
        <details className={styles.part} open>
          <summary>{t('create')}</summary>
          <div className={styles.tree}>
            {parts.created.map((category) => (
              <Category key={category.key ?? ''} category={category} />
            ))}
          </div>
        </details>
      )}
      {parts?.others.map(({ kind, changes }) => (
        <Part key={kind} kind={kind} changes={changes} />
      ))}
      {advice.length > 0 && (
        <details className={styles.part}>
          <summary>{t('warnTitle', { count: advice.length })}</summary>
          <div className={styles.lines}>
            {advice.slice(0, LINES).map((finding, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a document may say the same thing twice
              <div key={i} className={styles.line}>
                <b>{finding.path}</b>
                <span>{finding.message}</span>
              </div>
            ))}
            {advice.length > LINES && (
              <p className="t3">{t('moreLines', { count: advice.length - LINES })}</p>
            )}
          </div>
        </details>
      )}
    </>
  );
}

/** The plan in parts. Names of groups that are there already come from the library. */
function usePlanParts(plan: Plan) {
  const existing = { groups: useApi(groups).data?.items, categories: useApi(categories).data?.items };
  if (!existing.groups || !existing.categories) return null;
  const keyOf = new Map(existing.categories.map(({ id, key }) => [id, key]));
  return partsOf(plan, {
    groups: new Map(
      existing.groups.map(({ key, name, color, category }) => [
        key,
        { name, color, category: category === null ? null : (keyOf.get(category) ?? null) },
      ]),
    ),
    categories: new Map(existing.categories.map(({ key, name }) => [key, name])),
  });
}

const elements = ['category', 'group', 'tag'] as const;
const countOf = { category: 'countCategory', group: 'countGroup', tag: 'countTag' } as const;
const shownKinds = ['create', ...kinds] as const;

/** 「新建 2 个组、14 个标签」 for every kind of change, in the order of the page. */
export function useEffectWords(): (plan: Plan) => readonly { what: string; counts: string }[] {
  const t = useTexts(planTexts);
  const format = useFormat();
  return (plan) =>
    shownKinds.flatMap((kind) => {
      const counts = plan.summary[kind];
      if (!counts) return [];
      const words = elements.flatMap((element) => {
        const count = counts[element] ?? 0;
        return count > 0 ? [t(countOf[element], { count })] : [];
      });
      return [{ what: t(kind), counts: format.list(words) }];
    });
}

function Findings(props: {
  tone: 'bad';
  title: string;
  lines: readonly { path: string; message: string }[];
}) {
  const t = useTexts(planTexts);
  return (
    <Note tone={props.tone} live>
      <b>{props.title}</b>
      <div className={styles.findings}>
        {props.lines.slice(0, LINES).map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a document may say the same thing twice
          <div key={i}>
            {line.path} {line.message}
          </div>
        ))}
        {props.lines.length > LINES && <div>{t('moreLines', { count: props.lines.length - LINES })}</div>}
      </div>
    </Note>
  );
}

function Category({ category }: { category: NewCategory }) {
  const t = useTexts(planTexts);
  return (
    <div className={styles.category}>
      <h3>
        {category.key === null ? t('uncategorised') : category.name}{' '}
        {category.existing && category.key !== null && <Badge>{t('existing')}</Badge>}
      </h3>
      {category.groups.length === 0 && <p className="t3 fs12">{t('noGroups')}</p>}
      {category.groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </div>
  );
}

function Group({ group }: { group: NewGroup }) {
  const t = useTexts(planTexts);
  const words: ReactNode[] = [];
  if (group.existing) words.push(t('existing'));
  if (group.single) words.push(t('single'));
  if (group.ordered) words.push(t('ordered'));
  return (
    <div className={`${styles.group} ${hueClass(group.hue)}`}>
      <div className={styles.groupName}>
        <HueGlyph hue={group.hue} />
        <b>{group.name}</b>
        {words.map((word) => (
          <small key={String(word)}>{word}</small>
        ))}
      </div>
      <div className={styles.chips}>
        {group.tags.length === 0 && <span className="t3 fs12">{t('noTags')}</span>}
        {group.tags.map((tag, i) => (
          <TagChip
            // biome-ignore lint/suspicious/noArrayIndexKey: a document may say the same thing twice
            key={i}
            name={tag.name}
            hue={tag.hue ?? toHue(group.hue)}
            automatic={tag.automatic}
            guarded={tag.guarded}
            tabStop={false}
            card={{ meaning: tag.meaning, group: group.name }}
          />
        ))}
      </div>
    </div>
  );
}

function Part({ kind, changes }: { kind: Kind; changes: readonly PlanChange[] }) {
  const t = useTexts(planTexts);
  return (
    <details className={styles.part} open={kind !== 'reorder' && kind !== 'rekey'}>
      <summary>
        {t(kind)} <small className={styles.places}>{t('places', { count: changes.length })}</small>
      </summary>
      <div className={styles.lines}>
        {changes.slice(0, LINES).map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order
          <PlanLine key={i} change={change} />
        ))}
        {changes.length > LINES && <p className="t3">{t('moreLines', { count: changes.length - LINES })}</p>}
      </div>
    </details>
  );
}
