/** The simulated company: two phones, and beside them what this product sees of the customer, live. */
import { SECOND } from '#kernel';
import { Card, EmptyState, ErrorState, SkeletonRows, useApi, useTexts } from '#ui';
import { settingsTexts } from '../../settings/texts.ts';
import { type Relation, type Simulated, simulationRoute } from '../api.ts';
import { playPageRoute } from '../route.ts';
import { wecomTexts } from '../texts.ts';
import { NotConnected, WecomPage } from '../wecom-page.tsx';
import { CustomerPhone } from './customer-phone.tsx';
import styles from './play.module.css';
import { SeenHere } from './seen-here.tsx';
import { StaffPhone } from './staff-phone.tsx';
import { playTexts } from './texts.ts';
import { type Acting, useActing } from './use-acting.ts';

const LIVE = 2 * SECOND;

export function PlayPage() {
  const w = useTexts(wecomTexts);
  const s = useTexts(settingsTexts);
  const { data, error, refetch } = useApi(simulationRoute, {}, { every: LIVE });
  return (
    <WecomPage part="play">
      {error && !data ? (
        error.code === 'wecom.notSimulated' ? (
          <Nothing />
        ) : (
          <ErrorState
            error={error}
            what={s('loadFailed', { what: w('play') })}
            onRetry={() => void refetch()}
          />
        )
      ) : !data ? (
        <Card>
          <SkeletonRows rows={8} />
        </Card>
      ) : (
        <Phones company={data} />
      )}
    </WecomPage>
  );
}

function Nothing() {
  const t = useTexts(playTexts);
  return (
    <>
      <NotConnected />
      <p className="sr">{t('notSimulatedText')}</p>
    </>
  );
}

function Phones({ company }: { company: Simulated }) {
  const t = useTexts(playTexts);
  const search = playPageRoute.useSearch();
  const member = company.members.find(({ userId }) => userId === search.member) ?? company.members[0];
  const { data: own } = useApi(
    simulationRoute,
    { query: { member: member?.userId ?? '' } },
    { every: LIVE, enabled: member !== undefined, keepOld: true },
  );
  const relations = together(company.relations, own?.relations ?? []);
  const acting = useActing(company, relations);
  if (!member) return <EmptyState icon="people" title={t('noCustomers')} />;
  const customer = search.customer ?? null;
  return (
    <>
      <Said acting={acting} />
      <div className={styles.table}>
        <CustomerPhone
          company={company}
          relations={relations}
          customer={customer}
          member={member.userId}
          acting={acting}
        />
        <StaffPhone
          company={company}
          relations={relations}
          customer={customer}
          member={member}
          acting={acting}
        />
        <SeenHere customer={customer} />
      </div>
    </>
  );
}

/** What happened last, read out as it happens. */
function Said({ acting }: { acting: Acting }) {
  const t = useTexts(playTexts);
  return (
    <div className={styles.said} role="status">
      {acting.said || t('intro')}
    </div>
  );
}

/** Every pair once: the newest of all, and those of the member of staff. */
function together(all: readonly Relation[], own: readonly Relation[]): readonly Relation[] {
  const pairs = new Map([...all, ...own].map((one) => [`${one.userId} ${one.externalUserId}`, one]));
  return [...pairs.values()].toSorted((a, b) => b.since.localeCompare(a.since));
}
