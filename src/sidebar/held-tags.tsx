/** Everything the customer has and had. A tap asks why. */
import { useState } from 'react';
import { HueGlyph, hueClass, Icon, toHue } from '#ui/lean';
import type { Held } from './api.ts';
import { useMeaning } from './meaning.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { Pending, View } from './writes.ts';

const SHOWN = 12;
const BY_PEOPLE: readonly string[] = ['manual', 'bulk', 'wecom', 'form', 'customer'];

export function HeldTags({ view, onWhy }: { view: View; onWhy: (held: Held) => void }) {
  const { t } = useSpeech();
  const [whole, setWhole] = useState(false);
  const { tags, past, personal } = view;
  const shown = whole ? tags : tags.slice(0, SHOWN);
  return (
    <section className={styles.section} aria-labelledby="held">
      <div className={styles.head}>
        <h2 id="held">{t('held', { n: tags.length })}</h2>
        {tags.length > 0 && <span className="t3 fs12">{t('heldHint')}</span>}
      </div>
      {tags.length === 0 ? (
        <p className="t2">{t('heldEmpty')}</p>
      ) : (
        <ul className={styles.cloud}>
          {shown.map((held) => (
            <li key={`${held.tag.id} ${held.staff?.id ?? ''}`}>
              <Chip held={held} onWhy={() => onWhy(held)} />
            </li>
          ))}
          {shown.length < tags.length && (
            <li>
              <button type="button" className={styles.small} onClick={() => setWhole(true)}>
                {t('more', { n: tags.length - shown.length })}
              </button>
            </li>
          )}
        </ul>
      )}
      {personal.length > 0 && (
        <div className={styles.below}>
          <h3 className="t3">{t('personal')}</h3>
          <ul className={styles.cloud}>
            {personal.map(({ group, name }) => (
              <li key={`${group}/${name}`} className={styles.own}>
                <Icon name="pencil" size={13} />
                {name}
              </li>
            ))}
          </ul>
          <p className="t3 fs12">{t('personalHint')}</p>
        </div>
      )}
      {past.length > 0 && <Past past={past} />}
    </section>
  );
}

function Past({ past }: { past: View['past'] }) {
  const { t, date } = useSpeech();
  return (
    <details className={styles.below}>
      <summary>
        {t('past')} <span className="t3">{past.length}</span>
      </summary>
      <ul className={styles.past}>
        {past.map(({ tag, at }) => (
          <li key={tag.id}>
            {tag.path} <span className="t3 fs12">{date(at)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Chip({ held, onWhy }: { held: Pending<Held>; onWhy: () => void }) {
  const { t } = useSpeech();
  const { tag, source, locked, pending } = held;
  const hue = toHue(tag.hue);
  const automatic = !BY_PEOPLE.includes(source);
  const handlers = useMeaning({ name: tag.name, group: tag.group.name, meaning: held.meaning }, onWhy);
  return (
    <button
      type="button"
      className={`${styles.chip} ${hueClass(hue)}`}
      data-personal={tag.scope === 'personal' || undefined}
      data-pending={pending || undefined}
      {...handlers}
    >
      <span className={styles.mark}>
        {tag.scope === 'personal' ? (
          <Icon name="pencil" size={13} />
        ) : automatic ? (
          <Icon name="bolt" size={13} />
        ) : (
          <HueGlyph hue={hue} size={11} />
        )}
      </span>
      <span className="ell">{tag.name}</span>
      {(locked || tag.protected) && <Icon name="lock" size={13} />}
      {automatic && <span className="sr">{t('automatic')}</span>}
      {pending && <span className="sr">{t('waits')}</span>}
    </button>
  );
}
