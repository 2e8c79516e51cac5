/** Two versions of a rule side by side: only what differs. */
import { Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '#ui';
import type { RuleVersion } from '../api.ts';
import { editorTexts } from '../editor/texts.ts';
import { asBody } from '../rule-body.ts';
import styles from './history.module.css';
import type { Piece } from './text-diff.ts';
import { historyTexts } from './texts.ts';
import { type Difference, differencesOf } from './version-diff.ts';

export interface ComparedProps {
  version: RuleVersion;
  /** The ones before it, newest first; at least one. */
  earlier: readonly [RuleVersion, ...RuleVersion[]];
}

export function Compared({ version, earlier }: ComparedProps) {
  const t = useTexts(historyTexts);
  const inEditor = useTexts(editorTexts);
  const [base, setBase] = useState(earlier[0].version);
  const before = earlier.find((one) => one.version === base) ?? earlier[0];
  const wordsOf = ({ body, text }: RuleVersion) => {
    const { name, description = '', privacy = 'none' } = asBody(body);
    return { name, description, privacy: inEditor(`privacy_${privacy}`), text: text || t('unreadable') };
  };
  const differences = differencesOf(wordsOf(before), wordsOf(version));
  const nameOf = (part: Difference['part']) =>
    part === 'privacy' ? inEditor(part) : typeof part === 'string' ? t(part) : (part.tag ?? t('sentence'));
  return (
    <div className={styles.compared}>
      {earlier.length > 1 && (
        <Select
          size="small"
          aria-label={t('compareWith')}
          value={before.version}
          onChange={setBase}
          options={earlier.map((one) => ({
            value: one.version,
            label: t('comparedWith', { version: one.version }),
          }))}
        />
      )}
      {differences.length === 0 ? (
        <p className="t3">{t('noDifference')}</p>
      ) : (
        <table className={styles.differences}>
          <thead>
            <tr>
              <th scope="col">{t('part')}</th>
              <th scope="col">v{before.version}</th>
              <th scope="col">v{version.version}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ part, before: was, after }) => (
              <tr key={nameOf(part)}>
                <th scope="row">{nameOf(part)}</th>
                <td>
                  <Side pieces={was} as="del" />
                </td>
                <td>
                  <Side pieces={after} as="ins" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Side({ pieces, as: Mark }: { pieces: readonly Piece[]; as: 'del' | 'ins' }) {
  const t = useTexts(historyTexts);
  if (pieces.length === 0) return <span className="t3">{t('nothingThere')}</span>;
  return pieces.map(({ text, changed }, i) =>
    changed ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity besides their place
      <Mark key={i}>{text}</Mark>
    ) : (
      text
    ),
  );
}
