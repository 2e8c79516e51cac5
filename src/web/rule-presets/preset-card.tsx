/** A ready rule in few words: its name, the sentence that it comes from, its tags. The whole card leads to it. */
import { Link } from '@tanstack/react-router';
import { Badge, Icon, TagChip, toHue, useTexts } from '#ui';
import { KindBadge } from '../rules/status-badge.tsx';
import type { Preset } from './api.ts';
import styles from './rule-presets.module.css';
import { rulePresetsTexts } from './texts.ts';

/** Chips on one card before 「+n」. */
const MOST = 5;

export function PresetCard({ preset }: { preset: Preset }) {
  const t = useTexts(rulePresetsTexts);
  const tags = preset.groups.flatMap((group) => group.tags);
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h3>
          <Link to="/rules/presets/$key" params={{ key: preset.key }}>
            {preset.name}
          </Link>
        </h3>
        <span className="row g4">
          {preset.rule && (
            <Badge tone="ok" icon="check">
              {t('madeAlready')}
            </Badge>
          )}
          <KindBadge kind={preset.kind} />
        </span>
      </div>
      <Quote preset={preset} />
      <div className={styles.foot}>
        <span className={styles.chips}>
          {tags.slice(0, MOST).map((tag) => (
            <TagChip key={tag.path} name={tag.name} hue={toHue(tag.color)} size={20} plain />
          ))}
          {tags.length > MOST && <span className="t3 fs12">+{tags.length - MOST}</span>}
        </span>
        <span className={styles.playWord}>
          <Icon name="play" size={12} />
          {t('play')}
        </span>
      </div>
    </li>
  );
}

/** The documents' own words, which stay in their language. */
export function Quote({ preset: { seed } }: { preset: Pick<Preset, 'seed'> }) {
  return (
    <blockquote className={styles.quote} lang={seed.document === '004' ? 'zh-TW' : 'zh-CN'}>
      {seed.quotes.map((quote) => (
        <p key={quote}>{quote}</p>
      ))}
    </blockquote>
  );
}
