/* biome-ignore-all lint/a11y/useSemanticElements: a grid by its roles; a <table> cannot be laid out as a wall */
/* biome-ignore-all lint/a11y/useFocusableInteractive: what stands in rows and cells takes the focus */
import { type CSSProperties, memo } from 'react';
import { HueGlyph, hueClass, Icon, useFormat, useTexts } from '#ui';
import { useCabinetActions } from './cabinet-actions.ts';
import { Compartment } from './compartment.tsx';
import { Found, type Ranges } from './found.tsx';
import { freshnesses } from './freshness.ts';
import { cabinetTexts } from './texts.ts';
import styles from './wall.module.css';
import { type Drawer as Facts, type Measure, tallyOf } from './wall.ts';

/** What stands out in a drawer while the rest is dimmed. */
export interface DrawerHits {
  readonly name: Ranges | undefined;
  readonly tags: ReadonlyMap<string, Ranges>;
}

export interface DrawerProps {
  drawer: Facts;
  measure: Measure;
  hits: DrawerHits | undefined;
  open: boolean;
  /** The tag that is looked at while the drawer is open. */
  tag: string | undefined;
}

/** A group on the wall, a row of the grid: its head, then its compartments. */
export const Drawer = memo(function Drawer({ drawer, measure, hits, open, tag }: DrawerProps) {
  const { group, hue, compartments, shape, personal } = drawer;
  const t = useTexts(cabinetTexts);
  const format = useFormat();
  const actions = useCabinetActions();
  const tally = tallyOf([drawer]);
  const label = t('drawerLabel', { name: group.name, count: compartments.length });
  return (
    <div
      role="row"
      aria-label={label}
      data-group={group.id}
      data-wide={shape.wide}
      data-hit={hits ? '' : undefined}
      data-open={open || undefined}
      className={`${styles.drawer} ${hueClass(hue)}`}
      style={{ '--high': shape.high, '--columns': shape.columns } as CSSProperties}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the wall turns Enter into a click */}
      <div
        role="rowheader"
        tabIndex={-1}
        data-stop=""
        aria-expanded={open}
        className={styles.head}
        onClick={() => actions.open(group.id)}
      >
        <HueGlyph hue={hue} />
        <b>
          <Found text={group.name} ranges={hits?.name} />
        </b>
        <span className={styles.marks}>
          {group.choice === 'single' && <Icon name="ringDot" size={12} />}
          {group.choice === 'single' && t('single')}
          {group.ordered && <Icon name="steps" size={12} />}
          {group.ordered && t('ordered')}
          {personal && t('onlyMine')}
          {group.foreign && <Icon name="link" size={12} />}
          {group.foreign && t(group.foreign === 'strategy' ? 'strategy' : 'inWecom')}
        </span>
        <span className={styles.number}>
          <span aria-hidden="true">{format.count(compartments.length)}</span>
          <span className="sr">{t('comma') + t('tags', { count: compartments.length })}</span>
        </span>
      </div>
      <div className={styles.stripe} aria-hidden="true">
        {freshnesses.map(
          (state) => tally[state] > 0 && <i key={state} data-fresh={state} style={{ flex: tally[state] }} />,
        )}
      </div>
      <div className={styles.cells}>
        {compartments.map((facts) => (
          <Compartment
            key={facts.tag.id}
            facts={facts}
            levels={compartments.length}
            measure={measure}
            hit={hits?.tags.get(facts.tag.id)}
            selected={open && facts.tag.id === tag}
            linked={facts.tag.foreign !== null && group.foreign === null}
          />
        ))}
      </div>
    </div>
  );
});
