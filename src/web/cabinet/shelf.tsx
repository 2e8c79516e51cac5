/* biome-ignore-all lint/a11y/useSemanticElements: a grid by its roles; a <table> cannot be laid out as a wall */
/* biome-ignore-all lint/a11y/useFocusableInteractive: what stands in rows and cells takes the focus */
import { memo, type ReactNode } from 'react';
import { Icon, useTexts } from '#ui';
import { useCabinetActions } from './cabinet-actions.ts';
import { Drawer, type DrawerHits } from './drawer.tsx';
import { freshnesses } from './freshness.ts';
import { cabinetTexts } from './texts.ts';
import styles from './wall.module.css';
import { type Shelf as Facts, type Measure, tallyOf } from './wall.ts';

export interface ShelfProps {
  shelf: Facts;
  measure: Measure;
  /** By group; absent: nothing is searched for. */
  hits: ReadonlyMap<string, DrawerHits> | undefined;
  /** The open drawer of this shelf, the tag looked at, and what is shown below it. */
  open: string | undefined;
  tag: string | undefined;
  tray: ReactNode;
}

/** A category: its label at the left, its drawers beside it. */
export const Shelf = memo(function Shelf({ shelf, measure, hits, open, tag, tray }: ShelfProps) {
  const t = useTexts(cabinetTexts);
  const { mayWrite, ask } = useCabinetActions();
  const { category, drawers } = shelf;
  const tally = tallyOf(drawers);
  const name = category?.name ?? t('uncategorised');
  return (
    <div role="rowgroup" aria-label={name} className={styles.shelf}>
      <div role="row" className={styles.label}>
        <div role="rowheader">
          {mayWrite && category ? (
            <button
              type="button"
              tabIndex={-1}
              data-stop=""
              className={styles.labelName}
              title={category.description || t('categoryMenu', { name })}
              onClick={() => ask({ kind: 'editCategory', category })}
            >
              <b>{name}</b>
              <small className={styles.question}>{category.description}</small>
            </button>
          ) : (
            <>
              <b>{name}</b>
              <small className={styles.question} title={category?.description}>
                {category?.description}
              </small>
            </>
          )}
          <div className={styles.meter} aria-hidden="true">
            {freshnesses.map(
              (state) =>
                tally[state] > 0 && <i key={state} data-fresh={state} style={{ flex: tally[state] }} />,
            )}
          </div>
          <small>{t('groupsAndTags', { groups: String(tally.groups), tags: String(tally.tags) })}</small>
        </div>
      </div>
      <div className={styles.drawers}>
        {drawers.flatMap((drawer) => [
          <Drawer
            key={drawer.group.id}
            drawer={drawer}
            measure={measure}
            hits={hits?.get(drawer.group.id)}
            open={drawer.group.id === open}
            tag={drawer.group.id === open ? tag : undefined}
          />,
          drawer.group.id === open && tray && (
            <div key="tray" role="row" className={styles.tray}>
              <div role="gridcell">{tray}</div>
            </div>
          ),
        ])}
        {mayWrite && (
          <div role="row" className={styles.add}>
            <div role="gridcell">
              <button
                type="button"
                tabIndex={-1}
                data-stop=""
                onClick={() => ask({ kind: 'newGroup', ...(category ? { category } : {}) })}
              >
                <Icon name="plus" size={14} />
                {category ? t('addGroupHere', { category: category.name }) : t('addGroupLoose')}
              </button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
});
