import type { KeyboardEvent } from 'react';
import { Icon, useFormat, useTexts } from '#ui';
import { useCabinetActions } from '../cabinet-actions.ts';
import { useReorder } from '../use-reorder.ts';
import type { Compartment, Drawer } from '../wall.ts';
import { trayTexts } from './texts.ts';
import styles from './tray.module.css';

export interface TrayMembersProps {
  drawer: Drawer;
  chosen: Compartment;
  customers: number | null;
}

/** The tags of the drawer, one line each. The chosen one can be moved up and down, with Alt and the arrows too. */
export function TrayMembers({ drawer, chosen, customers }: TrayMembersProps) {
  const { group, compartments } = drawer;
  const t = useTexts(trayTexts);
  const format = useFormat();
  const { mayWrite, open } = useCabinetActions();
  const place = useReorder();
  const at = compartments.indexOf(chosen);
  const may = (step: -1 | 1) => {
    const other = compartments[at + step];
    // Pinned tags stand in front whatever their number is.
    return (
      !place.isPending && other !== undefined && (group.ordered || other.tag.pinned === chosen.tag.pinned)
    );
  };
  const go = (step: -1 | 1) => place.mutate({ drawer, tag: chosen.tag.id, to: at + step });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || step === null || !mayWrite) return;
    event.preventDefault();
    if (may(step)) go(step);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut of the buttons in it
    <div onKeyDown={onKeyDown}>
      <h3 className={styles.title}>
        {group.ordered
          ? t('levelsHigh', { count: compartments.length })
          : t('members', { count: compartments.length })}
        {mayWrite && (
          <span className={`${styles.end} ${styles.order}`}>
            <button
              type="button"
              aria-label={t('moveUp')}
              title={t('moveUp')}
              disabled={!may(-1)}
              onClick={() => go(-1)}
            >
              <Icon name="up" size={14} />
            </button>
            <button
              type="button"
              aria-label={t('moveDown')}
              title={t('moveDown')}
              disabled={!may(1)}
              onClick={() => go(1)}
            >
              <Icon name="down" size={14} />
            </button>
          </span>
        )}
      </h3>
      <div className={styles.members}>
        {compartments.map((one) => (
          <button
            key={one.tag.id}
            type="button"
            className={styles.member}
            aria-current={one === chosen ? 'true' : undefined}
            onClick={() => open(group.id, one.tag.id)}
          >
            {one.level === null ? (
              <span className={styles.mark}>
                <Icon
                  name={one.tag.scope === 'personal' ? 'pencil' : one.automatic ? 'bolt' : 'minus'}
                  size={12}
                />
              </span>
            ) : (
              <Level level={one.level} levels={compartments.length} />
            )}
            <span className={styles.memberName} title={one.tag.name}>
              {one.tag.name}
            </span>
            <span className={styles.memberCount}>
              {format.count(one.people)}
              {customers !== null && customers > 0 && (
                <small title={t('shareOfAll', { share: format.share(one.people, customers, 1) })}>
                  {format.share(one.people, customers, 1)}
                </small>
              )}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

const BARS = 4;

/** How high on the scale, as up to four bars. */
function Level({ level, levels }: { level: number; levels: number }) {
  const bars = Math.min(BARS, Math.max(2, levels));
  const lit = levels === 1 ? bars : Math.max(1, Math.round(((levels - level + 1) / levels) * bars));
  return (
    <span className={styles.steps} aria-hidden="true">
      {Array.from({ length: bars }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars that are all alike
        <i key={i} data-on={i < lit || undefined} style={{ height: 4 + (i * 10) / (bars - 1) }} />
      ))}
    </span>
  );
}
