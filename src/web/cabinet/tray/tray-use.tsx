import { Avatar, ErrorState, Icon, type IconName, SkeletonRows, useApi, useFormat, useTexts } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Group, staff, type Tag, type TagUse, usageOfTag } from '../api.ts';
import { trayTexts } from './texts.ts';
import styles from './tray.module.css';

/** The last 30 days of a tag, and everything that refers to it: two columns of the tray. */
export function TrayUse({ tag, group }: { tag: Tag; group: Group }) {
  const t = useTexts(trayTexts);
  const { data, error, refetch, isPlaceholderData } = useApi(
    usageOfTag,
    { params: { id: tag.id } },
    { keepOld: true },
  );
  if (error)
    return (
      <div>
        <ErrorState error={error} what={t('useFailed')} onRetry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div className={styles.skeleton}>
        <SkeletonRows rows={4} />
      </div>
    );
  const stale = isPlaceholderData ? 'stale' : undefined;
  return (
    <>
      <div className={stale}>
        <h3 className={styles.title}>{t('lately')}</h3>
        <Lately use={data} />
      </div>
      <div className={stale}>
        <References use={data} group={group} />
      </div>
    </>
  );
}

function Lately({ use }: { use: TagUse }) {
  const t = useTexts(trayTexts);
  const format = useFormat();
  const whole = use.sources.reduce((sum, one) => sum + one.added, 0);
  return (
    <>
      <div className={styles.numbers}>
        <div>
          <b>{format.count(use.added)}</b>
          <span>{t('putOn')}</span>
        </div>
        <div>
          <b>{format.count(use.removed)}</b>
          <span>{t('takenOff')}</span>
        </div>
      </div>
      {use.added > 0 ? (
        <>
          <Days use={use} />
          <div className={styles.sources} aria-hidden="true">
            {use.sources.map(({ source, added }) => (
              <i key={source} style={{ width: `${(added / whole) * 100}%` }} />
            ))}
          </div>
          <div className={styles.sourceNames}>
            {use.sources.map(({ source, added }) => (
              <span key={source}>{t('share', { source: t(source), share: format.share(added, whole) })}</span>
            ))}
          </div>
        </>
      ) : (
        <p className="t3 fs12">{t('unused')}</p>
      )}
    </>
  );
}

const WIDTH = 240;
const HEIGHT = 40;

/** One bar a day, the oldest at the left. */
function Days({ use: { byDay, added } }: { use: TagUse }) {
  const t = useTexts(trayTexts);
  const format = useFormat();
  const most = Math.max(1, ...byDay.map((day) => day.added));
  const step = WIDTH / byDay.length;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('chart', { sum: format.count(added), most: format.count(most) })}
    >
      <path
        d={`M0 ${HEIGHT - 0.5}H${WIDTH}`}
        stroke="var(--line-strong)"
        strokeWidth={1}
        vectorEffect="non-scaling-stroke"
      />
      {byDay.map((day, i) => {
        const height = day.added === 0 ? 0 : Math.max(1.5, (day.added / most) * (HEIGHT - 3));
        return (
          <rect
            key={day.day}
            x={i * step + 1}
            y={HEIGHT - 1 - height}
            width={step - 2}
            height={height}
            rx={1}
            fill="var(--hs)"
          >
            <title>{`${day.day}  +${format.count(day.added)}  ${format.count(-day.removed)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

const kinds: Readonly<
  Record<
    string,
    {
      icon: IconName;
      text: 'kindAudience' | 'kindRule' | 'kindChannel' | 'kindMaterial' | 'kindForm';
      path: string;
    }
  >
> = {
  audience: { icon: 'filter', text: 'kindAudience', path: '/audiences/' },
  rule: { icon: 'ladder', text: 'kindRule', path: '/rules/' },
  channel: { icon: 'share', text: 'kindChannel', path: '/channels?led=' },
  material: { icon: 'file', text: 'kindMaterial', path: '/materials?read=' },
  form: { icon: 'tasks', text: 'kindForm', path: '/forms?answers=' },
};

function References({ use, group }: { use: TagUse; group: Group }) {
  const t = useTexts(trayTexts);
  const { items } = use.references;
  return (
    <>
      <h3 className={styles.title}>
        {t('usedIn')} {items.length > 0 && t('places', { count: items.length })}
      </h3>
      {items.length === 0 ? (
        <p className="fs12">
          {t('usedNowhere')}
          <br />
          <span className="t3">{t('usedNowhereText')}</span>
        </p>
      ) : (
        <div className={styles.references}>
          {items.map((item) => (
            <ReferenceLine key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </div>
      )}
      <People group={group} />
    </>
  );
}

type Item = TagUse['references']['items'][number];

export function ReferenceLine({ item }: { item: Item }) {
  const t = useTexts(trayTexts);
  const kind = kinds[item.kind];
  return (
    <div className={styles.reference}>
      <Icon name={kind?.icon ?? 'link'} size={14} />
      {kind ? (
        <a className="ell" href={kind.path + encodeURIComponent(item.id)} title={item.name}>
          {item.name}
        </a>
      ) : (
        <span className="ell" title={item.name}>
          {item.name}
        </span>
      )}
      <small>{t(kind?.text ?? 'kindOther')}</small>
    </div>
  );
}

/** Who answers for the group. Names come with the right to see staff. */
function People({ group }: { group: Group }) {
  const t = useTexts(trayTexts);
  const session = useSession();
  const asked = group.steward !== null || group.deputy !== null;
  const people = useApi(
    staff,
    { query: { limit: 500 } },
    { enabled: asked && mayDo(session, 'staff:read'), staleTime: 60_000 },
  );
  const nameOf = (id: string) => people.data?.items.find((one) => one.id === id)?.name;
  const shown = [
    { id: group.steward, role: t('steward') },
    { id: group.deputy, role: t('deputy') },
  ].flatMap(({ id, role }) => (id === null ? [] : [{ id, role, name: nameOf(id) }]));
  return (
    <div className={styles.people}>
      {shown.length === 0 && <span className="t3">{t('noSteward')}</span>}
      {shown.map(
        ({ id, role, name }) =>
          name !== undefined && (
            <span key={role} className="row g6" data-staff={id}>
              <Avatar name={name} size={22} />
              {name}
              <span className="t3">{role}</span>
            </span>
          ),
      )}
    </div>
  );
}
