/** Whole rules to begin with. */
import { Link } from '@tanstack/react-router';
import { Icon, useTexts } from '#ui';
import { type ExampleName, exampleNames } from './examples.ts';
import styles from './rules.module.css';
import { rulesTexts } from './texts.ts';

const icons = { intent: 'filter', silent: 'moon', reading: 'file', levels: 'steps' } as const;

const sentences = {
  intent: 'intentText',
  silent: 'silentText',
  reading: 'readingText',
  levels: 'levelsText',
} as const satisfies Record<ExampleName, keyof typeof rulesTexts.rows>;

export function ExampleList() {
  const t = useTexts(rulesTexts);
  return (
    <ul className={styles.examples} aria-label={t('startFrom')}>
      {exampleNames.map((name) => (
        <li key={name}>
          <Link to="/rules/new" search={{ from: name }}>
            <Icon name={icons[name]} />
            <span>
              <b>{t(name)}</b>
              <span>{t(sentences[name])}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
