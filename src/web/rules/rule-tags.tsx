/** The tags that a rule puts on and takes off, as chips. */
import { TagChip, toHue, useFormat, useTexts } from '#ui';
import type { Library } from '../customers/library.ts';
import type { Rule } from './api.ts';
import styles from './rules.module.css';
import { rulesTexts } from './texts.ts';

/** Chips in one cell before 「+n」. */
const MOST = 4;

export function RuleTag({ id, library }: { id: string; library: Library | undefined }) {
  const tag = library?.tag(id);
  return (
    <TagChip
      name={tag?.name ?? id}
      hue={toHue(tag?.hue)}
      size={20}
      automatic
      guarded={tag?.protected ?? false}
      tabStop={false}
      {...(tag ? { card: { group: tag.group.name, meaning: tag.definition.meaning ?? null } } : {})}
    />
  );
}

export function RuleTags({ rule, library }: { rule: Rule; library: Library | undefined }) {
  const t = useTexts(rulesTexts);
  const format = useFormat();
  const names = rule.takes.map((id) => library?.tag(id)?.name ?? id);
  return (
    <div className={styles.chips}>
      {rule.puts.slice(0, MOST).map((id) => (
        <RuleTag key={id} id={id} library={library} />
      ))}
      {rule.puts.length > MOST && (
        <span className="t3" title={format.list(rule.puts.map((id) => library?.tag(id)?.name ?? id))}>
          +{rule.puts.length - MOST}
        </span>
      )}
      {names.length > 0 && <span className="t3 fs12">{t('takesOff', { tags: format.list(names) })}</span>}
    </div>
  );
}
