/** What there is and what is new, at a glance; every number leads to what it counts. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  PageHeader,
  Segments,
  SkeletonRows,
  toHue,
  useApi,
  useFormat,
  useTexts,
} from '#ui';
import { listJobsRoute } from '../jobs/api.ts';
import { JobItem } from '../jobs/job-item.tsx';
import jobs from '../jobs/jobs.module.css';
import { mayDo } from '../session/session.ts';
import { useShownItems } from '../shell/shell.tsx';
import { useSession } from '../shell/shell-route.ts';
import { shellTexts } from '../shell/texts.ts';
import { WelcomeBanner } from '../wizard/welcome-banner.tsx';
import { CabinetCard } from './cabinet-card.tsx';
import { Counters } from './counters.tsx';
import { greetingAt } from './greeting.ts';
import styles from './home-page.module.css';
import { byAll, byNew, newWith, type Period, periods } from './questions.ts';
import { type RankedTag, Ranking } from './ranking.tsx';
import { homeRoute } from './route.ts';
import { homeTexts } from './texts.ts';
import { useCabinet, useEverybody, useNewcomers, useUntagged } from './use-home.ts';

export function HomePage() {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const session = useSession();
  const sees = mayDo(session, 'audiences:read');
  return (
    <>
      <PageHeader
        title={t('title')}
        heading={t(greetingAt(format.hour()), { name: session.user.name })}
        facts={format.day(format.now)}
        actions={
          mayDo(session, 'imports:run') && (
            <Link to="/imports">
              <Button icon={<Icon name="upload" size={14} />} tabIndex={-1}>
                {t('import')}
              </Button>
            </Link>
          )
        }
      />
      <WelcomeBanner />
      {sees ? <Overview /> : <Places />}
    </>
  );
}

function Overview() {
  const { days = 30 } = homeRoute.useSearch();
  const session = useSession();
  const month = useNewcomers(30);
  const newcomers = useNewcomers(days);
  const untagged = useUntagged();
  const cabinet = useCabinet();
  const { error, data } = month.query;
  const everybody = useEverybody(data);
  const t = useTexts(homeTexts);
  if (error && !data)
    return (
      <Card>
        <ErrorState error={error} what={t('numbersFailed')} onRetry={() => void month.query.refetch()} />
      </Card>
    );
  const empty = data?.total === 0;
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <Counters everybody={everybody} month={month} untagged={untagged} cabinet={cabinet} />
        {empty ? (
          <Places />
        ) : (
          <div className={styles.split}>
            <NewTags days={days} newcomers={newcomers} tags={cabinet.tags} />
            <TopTags everybody={everybody} tags={cabinet.tags} />
          </div>
        )}
      </div>
      <div className={styles.side}>
        {mayDo(session, 'library:read') && (
          <CabinetCard cabinet={cabinet} untagged={untagged} total={everybody.count} />
        )}
        <RecentJobs />
      </div>
    </div>
  );
}

type Newcomers = ReturnType<typeof useNewcomers>;
type Tags = ReturnType<typeof useCabinet>['tags'];

const SHOWN = 10;

/** `意向/高意向` → its group and its name. */
const parted = (path: string): { group: string; name: string } => {
  const slash = path.indexOf('/');
  return { group: path.slice(0, slash), name: path.slice(slash + 1) };
};

interface NewTagsProps {
  days: Period;
  newcomers: Newcomers;
  tags: Tags;
}

/** Which tags the customers of a period have: of those who came in it, not of everybody (A03). */
function NewTags({ days, newcomers, tags }: NewTagsProps) {
  const t = useTexts(homeTexts);
  const navigate = homeRoute.useNavigate();
  const { data, isPlaceholderData } = newcomers.query;
  const ranked: RankedTag[] = byNew(data?.facets ?? [], SHOWN).map((facet) => ({
    id: facet.tag,
    ...parted(facet.path),
    hue: toHue(tags.get(facet.tag)?.hue),
    count: facet.count,
    people: newWith(newcomers.condition, facet.tag),
  }));
  return (
    <Card
      title={t('newTags')}
      sub={data && t('ofNew', { count: data.count })}
      actions={
        <Segments
          label={t('period')}
          small
          value={String(days)}
          onChange={(chosen) =>
            void navigate({ search: chosen === '30' ? {} : { days: chosen === '7' ? 7 : 90 }, replace: true })
          }
          options={periods.map((each) => ({ value: String(each), label: t('days', { n: each }) }))}
        />
      }
    >
      {!data ? (
        <SkeletonRows rows={6} />
      ) : data.count === 0 ? (
        <EmptyState icon="person" title={t('nobodyNew', { days })}>
          {t('nobodyNewText')}
        </EmptyState>
      ) : ranked.length === 0 ? (
        <EmptyState icon="cabinet" title={t('newWithoutTags', { count: data.count })} />
      ) : (
        <Ranking label={t('newTags')} tags={ranked} whole={data.count} stale={isPlaceholderData} />
      )}
    </Card>
  );
}

function TopTags({ everybody, tags }: { everybody: ReturnType<typeof useEverybody>; tags: Tags }) {
  const t = useTexts(homeTexts);
  const { condition, count, facets } = everybody;
  const ranked: RankedTag[] = byAll(facets ?? [], SHOWN).map((facet) => ({
    id: facet.tag,
    ...parted(facet.path),
    hue: toHue(tags.get(facet.tag)?.hue),
    count: facet.all,
    people: condition ? newWith(condition, facet.tag) : { tag: facet.tag },
  }));
  return (
    <Card title={t('topTags')} sub={count !== undefined && t('ofEverybody', { count })}>
      {count === undefined ? (
        <SkeletonRows rows={6} />
      ) : ranked.length === 0 ? (
        <EmptyState icon="cabinet" title={t('noTags')}>
          {t('noTagsText')}
        </EmptyState>
      ) : (
        <Ranking label={t('topTags')} tags={ranked} whole={count} stale={false} />
      )}
    </Card>
  );
}

const SHOWN_JOBS = 3;

function RecentJobs() {
  const t = useTexts(homeTexts);
  const { data } = useApi(listJobsRoute, { query: { limit: 10 } });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('recentJobs')} actions={<Link to="/jobs">{t('allJobs')}</Link>} flush>
      <ul className={`${jobs.list} ${jobs.compact}`}>
        {data.items.slice(0, SHOWN_JOBS).map((job) => (
          <JobItem key={job.id} job={job} />
        ))}
      </ul>
    </Card>
  );
}

/** The pages this person may open: for a company without customers, and for roles that see none. */
function Places() {
  const t = useTexts(homeTexts);
  const shell = useTexts(shellTexts);
  const places = useShownItems().filter(
    (item) => (item.rail || item.name === 'imports') && item.name !== 'home',
  );
  return (
    <Card title={t('start')} flush>
      {places.length > 0 ? (
        <div className={styles.places}>
          {places.map((item) => (
            <Link key={item.name} to={item.path} className={styles.door}>
              <Icon name={item.icon} size={20} />
              {shell(item.name)}
            </Link>
          ))}
        </div>
      ) : (
        <EmptyState icon="cabinet" title={t('nothing')}>
          {t('nothingText')}
        </EmptyState>
      )}
    </Card>
  );
}
