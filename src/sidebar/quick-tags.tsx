/** The tags one uses most, a tap each: one ladder as a row, the rest as buttons. */
import { HueGlyph, hueClass, Icon, toHue } from '#ui/lean';
import type { Offered } from './api.ts';
import { useMeaning } from './meaning.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { Sidebar } from './store.ts';
import { tapOn, type View } from './writes.ts';

export function QuickTags(props: { sidebar: Sidebar; view: View; onAll: () => void }) {
  const { sidebar, view, onAll } = props;
  const { t } = useSpeech();
  const { ladder } = view;
  const inLadder = new Set(ladder?.tags.map((tag) => tag.id));
  const quick = view.quick.filter((tag) => !inLadder.has(tag.id));
  return (
    <section className={styles.section} aria-labelledby="quick">
      <div className={styles.head}>
        <h2 id="quick">{t('quick')}</h2>
        <span className="t3 fs12">{t(matchMedia('(hover: hover)').matches ? 'quickKeys' : 'quickHint')}</span>
      </div>
      {ladder && (
        <fieldset className={`${styles.ladder} ${hueClass(toHue(ladder.tags[0]?.hue))}`}>
          <legend className="sr">{t('oneOf', { group: ladder.group })}</legend>
          {ladder.tags.toReversed().map((tag) => (
            <Step key={tag.id} tag={tag} sidebar={sidebar} view={view} />
          ))}
        </fieldset>
      )}
      <div className={styles.picks}>
        {quick.map((tag) => (
          <Pick key={tag.id} tag={tag} sidebar={sidebar} view={view} />
        ))}
        <button type="button" className={styles.pick} onClick={onAll}>
          <Icon name="search" />
          {t('all')}
        </button>
      </div>
      {quick.length === 0 && <p className={`t3 fs12 ${styles.hint}`}>{t('quickEmpty')}</p>}
    </section>
  );
}

interface TapProps {
  tag: Offered;
  sidebar: Sidebar;
  view: View;
}

export function useTap({ tag, sidebar, view }: TapProps) {
  const held = view.tags.find((each) => each.tag.id === tag.id);
  const barred = (tag.protected && !view.mayTagProtected) || (held?.locked ?? false);
  const handlers = useMeaning({ name: tag.name, group: tag.group.name, meaning: tag.meaning }, () => {
    if (!barred) sidebar.tap(tapOn(view, tag));
  });
  return {
    on: held !== undefined,
    pending: held?.pending ?? false,
    barred,
    props: {
      type: 'button' as const,
      'aria-pressed': held !== undefined,
      'aria-disabled': barred || undefined,
      ...handlers,
    },
  };
}

function Step(props: TapProps) {
  const { on, pending, props: button } = useTap(props);
  return (
    <button {...button} data-on={on || undefined} data-pending={pending || undefined}>
      {props.tag.name}
    </button>
  );
}

export function Pick(props: TapProps) {
  const { tag } = props;
  const { on, pending, barred, props: button } = useTap(props);
  return (
    <button
      {...button}
      className={`${styles.pick} ${hueClass(toHue(tag.hue))}`}
      data-on={on || undefined}
      data-pending={pending || undefined}
    >
      <span className={styles.glyph}>
        <HueGlyph hue={toHue(tag.hue)} />
      </span>
      {tag.name}
      {barred && <Icon name="lock" size={13} />}
      {on && <Icon name="check" size={13} />}
    </button>
  );
}
