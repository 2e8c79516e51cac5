/** Materials as rows: what it is, what it gives, how it is read. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import {
  ArchivedBadge,
  addressOf,
  type DataColumn,
  DataTable,
  Icon,
  type IconName,
  RowMenu,
  useFormat,
  useTexts,
} from '#ui';
import type { Library } from '../customers/library.ts';
import { NamedTags } from '../customers/named-tags.tsx';
import { type Material, readFileRoute } from './api.ts';
import styles from './materials.module.css';
import type { MaterialSearch } from './route.ts';
import { materialsTexts } from './texts.ts';

export interface MaterialTask {
  readonly kind: 'edit' | 'send' | 'delete' | 'restore';
  readonly material: Material;
}

export interface MaterialTableProps {
  materials: readonly Material[];
  library: Library | undefined;
  search: MaterialSearch;
  stale: boolean;
  mayWrite: boolean;
  onTask: (task: MaterialTask) => void;
}

const ICONS = {
  article: 'file',
  case: 'flag',
  link: 'link',
  file: 'download',
  video: 'play',
} as const satisfies Record<Material['kind'], IconName>;

export function MaterialTable({ materials, library, search, stale, mayWrite, onTask }: MaterialTableProps) {
  const t = useTexts(materialsTexts);
  const format = useFormat();
  const columns: DataColumn<Material>[] = [
    {
      key: 'name',
      title: t('name'),
      card: 'title',
      render: (material) => <Named material={material} />,
    },
    {
      key: 'tags',
      title: t('tags'),
      width: '24%',
      render: (material) => <NamedTags tags={material.tags} library={library} none={t('noTags')} />,
    },
    {
      key: 'threshold',
      title: t('gate'),
      align: 'end',
      short: true,
      card: 'hidden',
      render: (material) => t('seconds', { count: material.threshold }),
    },
    {
      key: 'visits',
      title: t('readers'),
      align: 'end',
      short: true,
      render: (material) => (
        <Link to="/materials" search={{ ...search, read: material.id }}>
          {format.count(material.visits)}
          <span className="sr"> {t('visitsOf', { name: material.name })}</span>
        </Link>
      ),
    },
    {
      key: 'reached',
      title: t('reached'),
      align: 'end',
      short: true,
      render: (material) => format.count(material.reached),
    },
    {
      key: 'shares',
      title: t('shares'),
      align: 'end',
      short: true,
      render: (material) => format.count(material.shares),
    },
    {
      key: 'actions',
      title: t('actions'),
      align: 'end',
      short: true,
      card: 'plain',
      render: (material) => <Actions material={material} mayWrite={mayWrite} onTask={onTask} />,
    },
  ];
  return (
    <DataTable label={t('title')} columns={columns} rows={materials} rowKey={(row) => row.id} stale={stale} />
  );
}

function Named({ material }: { material: Material }) {
  const t = useTexts(materialsTexts);
  return (
    <span className={styles.named}>
      {material.cover ? (
        <img
          className={styles.cover}
          width={44}
          height={44}
          alt=""
          loading="lazy"
          src={addressOf(readFileRoute, { params: { id: material.cover.id } })}
        />
      ) : (
        <span className={styles.noCover} aria-hidden="true">
          <Icon name={ICONS[material.kind]} />
        </span>
      )}
      <span className={styles.words}>
        <b>{material.name}</b>
        <span className="t3 fs12">
          {t(material.kind)}
          {material.summary && `　${material.summary}`}
        </span>
      </span>
      {material.status === 'archived' && <ArchivedBadge />}
    </span>
  );
}

function Actions({
  material,
  mayWrite,
  onTask,
}: Pick<MaterialTableProps, 'mayWrite' | 'onTask'> & { material: Material }) {
  const t = useTexts(materialsTexts);
  const active = material.status === 'active';
  const task = (kind: MaterialTask['kind']) => () => onTask({ kind, material });
  return (
    <div className={styles.actions}>
      {active && (
        <Button size="small" onClick={task('send')}>
          {t('send')}
          <span className="sr"> {material.name}</span>
        </Button>
      )}
      <RowMenu
        label={t('actionsOf', { name: material.name })}
        actions={[
          mayWrite && active && { label: t('edit'), run: task('edit') },
          mayWrite && active && { label: t('remove'), danger: true, run: task('delete') },
          mayWrite && !active && { label: t('restore'), run: task('restore') },
        ]}
      />
    </div>
  );
}
