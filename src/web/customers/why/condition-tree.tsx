/** A condition with its parts: which hold, what is there and what is needed. */
import { Badge, Icon, useFormat, useTexts } from '#ui';
import type { Explanation } from '../api.ts';
import { whyTexts } from './texts.ts';
import styles from './why.module.css';

type Part = Explanation['missing'][number];

export function ConditionTree({ condition }: { condition: NonNullable<Explanation['condition']> }) {
  const t = useTexts(whyTexts);
  const { parts } = condition;
  return (
    <div className={styles.tree}>
      <div className={styles.treeHead}>
        <span>{condition.text}</span>
        <span className="sp" />
        {parts.length > 1 && (
          <span className="t3 fs12 nw">
            {t('partsMet', { n: parts.filter((part) => part.holds).length, of: parts.length })}
          </span>
        )}
        <Badge tone={condition.holds ? 'ok' : 'warn'}>{t(condition.holds ? 'met' : 'unmet')}</Badge>
      </div>
      <ul>
        {parts.map((part) => (
          <PartLine key={part.text} part={part} />
        ))}
      </ul>
    </div>
  );
}

export function PartLine({ part }: { part: Part }) {
  const t = useTexts(whyTexts);
  const format = useFormat();
  const { holds, text, actual, needed, mentioned = [] } = part;
  const shown = (value: unknown) => (typeof value === 'number' ? format.count(value) : String(value ?? ''));
  const share =
    typeof actual === 'number' && typeof needed === 'number' && needed > 0
      ? Math.min(1, actual / needed)
      : null;
  return (
    <li className={styles.part} data-holds={holds || undefined}>
      <Icon name={holds ? 'done' : 'refused'} />
      <div>
        <div className="row">
          <span className={holds ? 'b' : undefined}>{text}</span>
          <span className="sr">{t(holds ? 'met' : 'unmet')}</span>
          <span className="sp" />
          {actual !== undefined && actual !== null && (
            <span className="nw">
              <b>{shown(actual)}</b>
              {needed !== undefined && needed !== null && <span className="t3"> / {shown(needed)}</span>}
            </span>
          )}
        </div>
        {mentioned.length > 0 && (
          <ul className="t3 fs12">
            {mentioned.map(({ keyword, events, at }) => (
              <li key={keyword}>{t('mentioned', { keyword, n: events, when: format.instant(at) })}</li>
            ))}
          </ul>
        )}
        {share !== null && (
          <div className={styles.meter} aria-hidden="true">
            <i style={{ width: `${share * 100}%` }} />
          </div>
        )}
      </div>
    </li>
  );
}
