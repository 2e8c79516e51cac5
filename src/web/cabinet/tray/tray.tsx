import { Button } from 'antd';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import {
  Badge,
  call,
  EmptyState,
  HueGlyph,
  hueClass,
  Icon,
  IconButton,
  useApi,
  useFormat,
  useShortcut,
  useTexts,
} from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { ActionMenu } from '../action-menu.tsx';
import { count, patchGroup } from '../api.ts';
import { useCabinetActions } from '../cabinet-actions.ts';
import { PeopleLink, useOpenPeople } from '../people.tsx';
import { cabinetTexts } from '../texts.ts';
import { useLibraryWrite } from '../use-library-write.ts';
import type { Drawer } from '../wall.ts';
import { trayTexts } from './texts.ts';
import styles from './tray.module.css';
import { TrayDefinition } from './tray-definition.tsx';
import { TrayMembers } from './tray-members.tsx';
import { TrayUse } from './tray-use.tsx';

export interface TrayProps {
  drawer: Drawer;
  tag: string | undefined;
  customers: number | null;
}

/** An open drawer: its tags, and of one of them what it means, how it is used and where. */
export function Tray({ drawer, tag, customers }: TrayProps) {
  const { group, hue, compartments } = drawer;
  const t = useTexts(trayTexts);
  const { mayWrite, ask, open } = useCabinetActions();
  const box = useRef<HTMLDivElement>(null);
  const pointer = usePointer(box, group.id);
  const chosen = compartments.find((one) => one.tag.id === tag) ?? compartments[0];
  useShortcut({
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    label: t('chooseNth'),
    group: useTexts(cabinetTexts)('keysWall'),
    run: (key) => {
      const one = compartments[Number(key) - 1];
      if (one) open(group.id, one.tag.id);
    },
  });
  return (
    <div
      ref={box}
      className={`${styles.tray} ${hueClass(hue)}`}
      style={pointer === null ? undefined : ({ '--pointer': `${pointer}px` } as CSSProperties)}
    >
      <TrayHead drawer={drawer} chosen={chosen} customers={customers} />
      {chosen ? (
        <div className={styles.body}>
          <TrayMembers drawer={drawer} chosen={chosen} customers={customers} />
          <TrayDefinition key={chosen.tag.id} facts={chosen} />
          <TrayUse tag={chosen.tag} group={group} />
        </div>
      ) : (
        <EmptyState
          icon="cabinet"
          title={t('empty')}
          actions={
            mayWrite && (
              <Button type="primary" onClick={() => ask({ kind: 'newTag', group })}>
                {t('addTag')}
              </Button>
            )
          }
        >
          {t('emptyText')}
        </EmptyState>
      )}
    </div>
  );
}

/** Where the middle of the drawer is above the tray, for the small arrow. */
function usePointer(box: React.RefObject<HTMLDivElement | null>, group: string): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const settle = () => {
      const drawer = element
        .closest('[role="rowgroup"]')
        ?.querySelector(`[data-group="${CSS.escape(group)}"]`);
      if (!drawer) return;
      const at = drawer.getBoundingClientRect();
      setLeft(Math.round(at.left + at.width / 2 - element.getBoundingClientRect().left - 6));
    };
    settle();
    // The whole drawer is to be seen, also when it opened below the fold.
    element.scrollIntoView({ block: 'nearest' });
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, group]);
  return left;
}

interface TrayHeadProps {
  drawer: Drawer;
  chosen: Drawer['compartments'][number] | undefined;
  customers: number | null;
}

function TrayHead({ drawer, chosen, customers }: TrayHeadProps) {
  const { group, hue, compartments } = drawer;
  const t = useTexts(trayTexts);
  const wall = useTexts(cabinetTexts);
  const format = useFormat();
  const { mayWrite, ask, close } = useCabinetActions();
  const openPeople = useOpenPeople();
  return (
    <div className={styles.head}>
      <HueGlyph hue={hue} />
      <h2>{group.name}</h2>
      {group.choice === 'single' ? (
        <Badge icon="ringDot">{wall('single')}</Badge>
      ) : (
        group.max !== null && <Badge>{t('atMost', { n: group.max })}</Badge>
      )}
      {group.ordered && <Badge icon="steps">{t('levels', { count: compartments.length })}</Badge>}
      {group.perStaff && <Badge icon="person">{t('perStaff')}</Badge>}
      {group.newerWins && <Badge icon="bolt">{t('newerWins')}</Badge>}
      {group.exhaustive && <Badge tone="accent">{t('exhaustive')}</Badge>}
      {group.foreign && (
        <Badge icon="link">
          {group.strategy ? t('strategyIs', { strategy: group.strategy }) : t('keptThere')}
        </Badge>
      )}
      <Coverage drawer={drawer} customers={customers} />
      <div className={styles.actions}>
        {chosen && (
          <Button
            size="small"
            icon={<Icon name="filter" size={14} />}
            onClick={() => openPeople({ tag: chosen.tag.id })}
          >
            {t('seePeople', { n: format.count(chosen.people) })}
          </Button>
        )}
        {mayWrite && group.foreign === null && (
          <Button
            size="small"
            icon={<Icon name="plus" size={14} />}
            onClick={() => ask({ kind: 'newTag', group })}
          >
            {t('addTag')}
          </Button>
        )}
        <GroupMenu drawer={drawer} />
        <IconButton icon="up" label={t('close')} onClick={close} />
      </div>
    </div>
  );
}

/** How many customers have any tag of the group, and a way to those who have none. */
function Coverage({
  drawer: { group, compartments, personal },
  customers,
}: Pick<TrayHeadProps, 'drawer' | 'customers'>) {
  const t = useTexts(trayTexts);
  const format = useFormat();
  const session = useSession();
  const covered = useApi(
    count,
    { body: { condition: { group: group.id, any: true } } },
    { enabled: mayDo(session, 'audiences:read') && compartments.length > 0 && !personal },
  );
  if (!covered.data || customers === null || customers === 0) return null;
  const without = Math.max(0, covered.data.total - covered.data.count);
  return (
    <span className={styles.facts}>
      {t(without > 0 ? 'coverage' : 'coversAll', {
        share: format.share(covered.data.count, covered.data.total, 1),
      })}
      {without > 0 && (
        <PeopleLink condition={{ group: group.id, none: true }}>
          {t('uncovered', { count: without, group: group.name })}
        </PeopleLink>
      )}
    </span>
  );
}

function GroupMenu({ drawer: { group } }: { drawer: Drawer }) {
  const t = useTexts(trayTexts);
  const { mayWrite, mayDelete, ask, close } = useCabinetActions();
  const archive = useLibraryWrite(
    async () => {
      const { changeSet } = await call(patchGroup, { params: { id: group.id }, body: { archived: true } });
      return { text: t('groupArchived', { name: group.name }), changeSets: [changeSet] };
    },
    { loud: true, onDone: close },
  );
  if (!mayWrite) return null;
  return (
    <ActionMenu
      label={t('groupMenu', { name: group.name })}
      actions={[
        [
          { icon: 'pencil', label: t('editGroup'), run: () => ask({ kind: 'editGroup', group }) },
          { icon: 'box', label: t('archiveGroup'), run: () => archive.mutate() },
        ],
        mayDelete && group.foreign === null
          ? [
              {
                icon: 'bin',
                label: t('deleteGroup'),
                danger: true,
                run: () => ask({ kind: 'deleteGroup', group }),
              },
            ]
          : [],
      ]}
    />
  );
}
