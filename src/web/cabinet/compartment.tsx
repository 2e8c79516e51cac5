/* biome-ignore-all lint/a11y/useSemanticElements: a grid by its roles; a <table> cannot be laid out as a wall */
import { type CSSProperties, memo } from 'react';
import { Icon, useFormat, useTexts } from '#ui';
import { useCabinetActions } from './cabinet-actions.ts';
import { Found, type Ranges } from './found.tsx';
import { cabinetTexts } from './texts.ts';
import styles from './wall.module.css';
import type { Compartment as Facts, Measure } from './wall.ts';
import { useWallCard } from './wall-card.tsx';

export interface CompartmentProps {
  facts: Facts;
  levels: number;
  measure: Measure;
  /** Places in the name that answer to the search; empty: found by an alias. */
  hit: Ranges | undefined;
  selected: boolean;
  /** Kept elsewhere than the rest of its drawer. */
  linked: boolean;
}

/** One tag in its drawer. Texture says how fresh, mark how it comes about, width how many. */
export const Compartment = memo(function Compartment(props: CompartmentProps) {
  const { facts, measure, hit, selected, linked } = props;
  const { tag, fill, freshness, automatic } = facts;
  const format = useFormat();
  const { open, mayWrite } = useCabinetActions();
  const card = useWallCard();
  const said = useFacts(props);
  const number = measure === 'use' ? facts.uses : facts.people;
  const draggable = mayWrite && tag.scope === 'enterprise' && tag.foreign !== 'strategy';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the wall turns Enter into a click
    <div
      role="gridcell"
      tabIndex={-1}
      data-stop=""
      data-tag={tag.id}
      data-fresh={freshness ?? undefined}
      data-scope={tag.scope}
      data-hit={hit ? '' : undefined}
      data-selected={selected || undefined}
      className={styles.cell}
      style={{ '--fill': `${Math.round(fill * 100)}%` } as CSSProperties}
      draggable={draggable}
      onClick={() => open(tag.group.id, tag.id)}
      {...card}
    >
      <span className={styles.mark} data-mark={tag.scope === 'personal' || automatic ? undefined : 'hand'}>
        {tag.scope === 'personal' ? (
          <Icon name="pencil" size={11} />
        ) : (
          automatic && <Icon name="bolt" size={11} />
        )}
      </span>
      <span className={styles.name}>
        <Found text={tag.name} ranges={hit} />
      </span>
      {linked && (
        <span className={styles.lock}>
          <Icon name="link" size={11} />
        </span>
      )}
      {tag.protected && (
        <span className={styles.lock}>
          <Icon name="lock" size={11} />
        </span>
      )}
      <span className={styles.count}>
        <span aria-hidden="true">{number === null ? '' : format.compact(number)}</span>
        <span className="sr">{said}</span>
      </span>
    </div>
  );
});

/** What stands behind the name for those who cannot see the wall: 「，12,408 人，新鲜，自动，第 1 级，共 4 级」 */
function useFacts({ facts, levels, measure }: CompartmentProps): string {
  const t = useTexts(cabinetTexts);
  const { tag, people, uses, freshness, automatic, level } = facts;
  const words = [
    measure === 'use' ? uses !== null && t('cellUses', { count: uses }) : t('cellPeople', { count: people }),
    freshness && t(freshness),
    t(tag.scope === 'personal' ? 'cellPersonal' : automatic ? 'cellAuto' : 'cellHand'),
    tag.foreign && t(tag.foreign === 'strategy' ? 'cellStrategy' : 'cellForeign'),
    tag.protected && t('protected'),
    tag.pinned && t('cellPinned'),
    tag.internal && t('cellInternal'),
    level !== null && t('cellLevel', { level: String(level), levels: String(levels) }),
  ];
  return words
    .filter(Boolean)
    .map((word) => t('comma') + word)
    .join('');
}
