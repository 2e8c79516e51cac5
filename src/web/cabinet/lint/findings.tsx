import { Icon, useTexts } from '#ui';
import styles from './findings.module.css';
import type { NameFinding } from './name-lint.ts';
import { lintTexts } from './texts.ts';

export interface FindingsProps {
  findings: readonly NameFinding[];
  /** Takes the better spelling. */
  onUse: (name: string) => void;
  /** Shows the element that has the name or one like it. */
  onLook: ((path: string) => void) | undefined;
}

const known = new Set(Object.keys(lintTexts.rows));
type Code = NameFinding['code'] & keyof typeof lintTexts.rows;
const isKnown = (code: string): code is Code => known.has(code);

/** What is wrong with a name, or could be better. Refused first. */
export function Findings({ findings, onUse, onLook }: FindingsProps) {
  const t = useTexts(lintTexts);
  const sorted = findings.toSorted((a, b) => Number(b.severity === 'block') - Number(a.severity === 'block'));
  return (
    <div className={styles.findings} role="status">
      {sorted.map((finding) => {
        const { code, severity, facts } = finding;
        if (!isKnown(code)) return null;
        const text = (name: string) => String(facts[name] ?? '');
        const values = {
          character: text('character'),
          length: text('length'),
          most: text('most'),
          advice: text('advice'),
          suggestion: text('suggestion'),
          word: text('word'),
          path: text('path'),
        };
        return (
          <div key={`${code} ${values.path}`} className={styles.finding} data-severity={severity}>
            <Icon name={severity === 'block' ? 'alert' : 'info'} size={12} />
            <span>{t(code, values)}</span>
            {values.suggestion && code !== 'edgeSpace' && (
              <button type="button" onClick={() => onUse(values.suggestion)}>
                {t('use')}
              </button>
            )}
            {values.path && onLook && (
              <button type="button" onClick={() => onLook(values.path)}>
                {t('look')}
              </button>
            )}
          </div>
        );
      })}
      {findings.length === 0 && (
        <div className={styles.finding} data-severity="ok">
          <Icon name="check" size={12} />
          <span>{t('ok')}</span>
        </div>
      )}
    </div>
  );
}
