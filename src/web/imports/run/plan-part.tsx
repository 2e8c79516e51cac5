/** What a library file would change: refusals first, then advice, then every change in order. */
import type { planLibrary } from '#features/tags/contract';
import type { OutputOf } from '#kernel';
import { Badge, Note, useTexts } from '#ui';
import type { LibraryLook } from '../api.ts';
import styles from '../imports.module.css';
import { runTexts } from './texts.ts';

type Plan = OutputOf<typeof planLibrary>;

const SHOWN = 200;
const SHOWN_NOTES = 6;

/** The plan inside a look, as `POST /library/plan` answers it. */
export const planOf = ({ plan }: LibraryLook): Plan => plan as Plan;

const words = {
  create: 'add',
  restore: 'add',
  update: 'change',
  rekey: 'change',
  rename: 'rename',
  move: 'move',
  reorder: 'move',
  archive: 'archive',
} as const;
const isKnown = (kind: string): kind is keyof typeof words => Object.hasOwn(words, kind);

const nameIn = (fields: unknown): string =>
  typeof fields === 'object' && fields !== null && 'name' in fields ? String(fields.name) : '';

export function PlanPart({ look }: { look: LibraryLook }) {
  const t = useTexts(runTexts);
  const { changes, refused, findings } = planOf(look);
  return (
    <>
      {(refused.length > 0 || findings.length > 0) && (
        <div className={styles.part}>
          {refused.length > 0 && (
            <Note tone="bad">
              <b>{t('planRefused', { count: refused.length })}</b>
              {refused.slice(0, SHOWN_NOTES).map((each) => (
                <div key={`${each.code} ${each.path}`}>
                  {each.path}：{each.message}
                </div>
              ))}
            </Note>
          )}
          {findings.slice(0, SHOWN_NOTES).map((each) => (
            <Note key={`${each.code} ${each.message}`} tone={each.severity === 'block' ? 'bad' : 'warn'}>
              {each.message}
            </Note>
          ))}
          {findings.length > SHOWN_NOTES && (
            <p className="fs12 t3">{t('planMore', { count: findings.length - SHOWN_NOTES })}</p>
          )}
        </div>
      )}
      {changes.length === 0 ? (
        <p className={`${styles.part} t2`}>{t('planNone')}</p>
      ) : (
        <PlanRows changes={changes} />
      )}
    </>
  );
}

function PlanRows({ changes }: { changes: Plan['changes'] }) {
  const t = useTexts(runTexts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.plan} tabIndex={0} aria-label={t('planChanges', { count: changes.length })}>
      {changes.slice(0, SHOWN).map((change, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an element may change several times; the order is fixed
        <div key={i} className={styles.planRow}>
          <Badge {...(change.kind === 'create' ? { tone: 'ok' as const } : {})}>
            {t(isKnown(change.kind) ? words[change.kind] : 'otherChange')}
          </Badge>
          <span className="ell" title={change.path}>
            {change.path}
            {change.kind === 'rename' && ` → ${nameIn(change.after)}`}
          </span>
          <span className="sp" />
          {change.customers > 0 && (
            <span className="t3 nw">{t('planPeople', { count: change.customers })}</span>
          )}
        </div>
      ))}
      {changes.length > SHOWN && (
        <div className={`${styles.planRow} t3`}>{t('planMore', { count: changes.length - SHOWN })}</div>
      )}
    </section>
  );
}
