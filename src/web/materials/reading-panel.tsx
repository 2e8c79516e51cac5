/** How a material was read: the curve, and who read for how long. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  apiPages,
  Badge,
  Drawer,
  EmptyState,
  ErrorState,
  ShowMore,
  SkeletonRows,
  useApi,
  useFormat,
  useTexts,
} from '#ui';
import { curveRoute, getMaterialRoute, listVisitsRoute, type ReadVisit } from './api.ts';
import { Curve } from './curve.tsx';
import styles from './materials.module.css';
import { materialsTexts } from './texts.ts';

const LOOK_AGAIN_MS = 10_000;

export function ReadingPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts(materialsTexts);
  const material = useApi(getMaterialRoute, { params: { id } });
  const curve = useApi(curveRoute, { params: { id } }, { every: LOOK_AGAIN_MS });
  const query = useInfiniteQuery({
    ...apiPages(listVisitsRoute, { params: { id }, query: { limit: 50 } }),
    refetchInterval: LOOK_AGAIN_MS,
  });
  const visits = query.data?.pages.flatMap((page) => page.items) ?? [];
  const title = t('readingOf', { name: material.data?.name ?? '' });
  const threshold = material.data?.threshold ?? 0;
  return (
    <Drawer open title={title} aria-label={title} size={640} onClose={onClose} destroyOnHidden>
      {query.error ? (
        <ErrorState error={query.error} what={t('loadFailed')} onRetry={() => void query.refetch()} />
      ) : !query.data || !curve.data || !material.data ? (
        <SkeletonRows rows={6} />
      ) : visits.length === 0 ? (
        <EmptyState icon="eye" title={t('nobodyYet')}>
          {t('nobodyText')}
        </EmptyState>
      ) : (
        <div className={styles.reading}>
          <p className="t2">
            {t('curveText', {
              total: String(curve.data.visits),
              part: String(material.data.reached),
              seconds: String(threshold),
            })}
          </p>
          <div className={styles.curves}>
            <Curve
              title={t('curveSeconds')}
              total={curve.data.visits}
              steps={curve.data.seconds}
              unit="s"
              mark={Math.round(threshold / 10) * 10}
            />
            <Curve title={t('curveDepth')} total={curve.data.visits} steps={curve.data.depth} unit="%" />
          </div>
          <ul className={styles.visits} aria-label={title}>
            {visits.map((visit) => (
              <Visit key={visit.id} visit={visit} />
            ))}
          </ul>
          <ShowMore query={query} />
        </div>
      )}
    </Drawer>
  );
}

function Visit({ visit }: { visit: ReadVisit }) {
  const t = useTexts(materialsTexts);
  const format = useFormat();
  return (
    <li className={styles.visit}>
      <span className={styles.who}>
        {visit.customer ? (
          <Link to="/customers/$id" params={{ id: visit.customer.id }}>
            {visit.customer.name}
          </Link>
        ) : (
          <span className="t3">{t('unknown')}</span>
        )}
        {visit.passedOn && (
          <Badge icon="share">
            {visit.sharedBy ? t('passedOnBy', { name: visit.sharedBy.name }) : t('passedOn')}
          </Badge>
        )}
        {visit.shared && (
          <Badge tone="accent" icon="share">
            {t('didShare')}
          </Badge>
        )}
      </span>
      <span className={styles.howLong}>
        {visit.reached ? (
          <b>{format.duration(visit.seconds * 1000)}</b>
        ) : (
          format.duration(visit.seconds * 1000)
        )}
        <span className="t3"> {visit.depth}%</span>
      </span>
      <span className="t3">
        {format.moment(visit.began)}
        {visit.staff && ` ${visit.staff.name}`}
      </span>
    </li>
  );
}
