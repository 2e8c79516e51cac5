/** The frame of the pages before signing in: mark, form, language. It grows downwards only, so nothing jumps. */
import type { ReactNode } from 'react';
import { type Language, Logo, languageNames, languages, Segments, uiTexts, useLanguage, useTexts } from '#ui';
import styles from './sign-in.module.css';
import { signInTexts } from './texts.ts';

export function Door({ children }: { children: ReactNode }) {
  const t = useTexts(signInTexts);
  const ui = useTexts(uiTexts);
  const { language, choose } = useLanguage();
  return (
    <main className={styles.door}>
      <div className={styles.mark}>
        <Logo size={40} />
        <div>
          <div className={styles.product}>{ui('product')}</div>
          <div className="t2">{t('slogan')}</div>
        </div>
      </div>
      <div className={styles.sheet}>{children}</div>
      <Segments<Language>
        label={t('language')}
        value={language}
        // The page stays readable in its present language if another cannot be loaded.
        onChange={(next) => void choose(next).catch(() => {})}
        options={languages.map((each) => ({
          value: each,
          label: <span lang={each}>{languageNames[each]}</span>,
        }))}
      />
    </main>
  );
}
