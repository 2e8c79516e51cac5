/** The first line of the page: a few numbers, each a door. */
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Reach, roleReach } from '#kernel';
import { useFormat, useTexts } from '#ui';
import { mayDo, rolesOf } from '../session/session.ts';
import { useSession } from '../shell/shell-route.ts';
import styles from './home-page.module.css';
import { homeTexts } from './texts.ts';
import type { useCabinet, useEverybody, useNewcomers, useUntagged } from './use-home.ts';

const widest: readonly Reach[] = ['workspace', 'departments', 'own'];
const reachWords = {
  workspace: 'customers',
  departments: 'customersOfDepartments',
  own: 'customersOfMine',
} as const;

/** Whose customers the numbers are about. */
function useReach(): Reach {
  const roles = rolesOf(useSession());
  return widest.find((reach) => roles.some((role) => roleReach[role] === reach)) ?? 'own';
}

export interface CountersProps {
  everybody: ReturnType<typeof useEverybody>;
  month: ReturnType<typeof useNewcomers>;
  untagged: ReturnType<typeof useUntagged>;
  cabinet: ReturnType<typeof useCabinet>;
}

export function Counters({ everybody, month, untagged, cabinet }: CountersProps) {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const session = useSession();
  const reach = useReach();
  const { data } = month.query;
  const total = everybody.count;
  const tagged = total !== undefined && untagged.count !== null ? total - untagged.count : null;
  return (
    <section className={styles.counters} aria-label={t('counters')}>
      <Counter
        label={t(reachWords[reach])}
        hint={everybody.left > 0 ? t('withoutInternal', { count: everybody.left }) : undefined}
        door={
          everybody.condition
            ? { to: '/audiences/new', search: { c: everybody.condition } }
            : { to: '/customers' }
        }
      >
        {total === undefined ? null : format.count(total)}
      </Counter>
      <Counter
        label={t('newCustomers')}
        hint={data && total ? t('ofAll', { share: format.share(data.count, total) }) : undefined}
        door={{ to: '/audiences/new', search: { c: month.condition } }}
      >
        {data ? format.count(data.count) : null}
      </Counter>
      <Counter
        label={t('tagged')}
        hint={tagged === null ? undefined : t('taggedOf', { count: tagged })}
        door={
          untagged.conditions ? { to: '/audiences/new', search: { c: untagged.conditions.some } } : undefined
        }
      >
        {tagged === null || total === undefined
          ? null
          : format.share(tagged, total, tagged === total ? 0 : 1)}
      </Counter>
      {mayDo(session, 'library:read') && (
        <Counter
          label={t('tagChanges')}
          hint={cabinet.changes ? t('takenOff', { n: cabinet.changes.removed }) : undefined}
          door={{ to: '/cabinet', search: { measure: 'use' } }}
        >
          {cabinet.changes ? format.count(cabinet.changes.added) : null}
        </Counter>
      )}
      {mayDo(session, 'library:read') && <Automation putOnBy={cabinet.putOnBy} />}
    </section>
  );
}

/** Which share of the tags nobody of the staff had to put on (G60), and how that was before. */
function Automation({ putOnBy }: { putOnBy: CountersProps['cabinet']['putOnBy'] }) {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const share = ({ automatic, staff }: { automatic: number; staff: number }) =>
    format.share(automatic, automatic + staff, 1);
  const before = putOnBy && putOnBy.before.automatic + putOnBy.before.staff > 0 ? putOnBy.before : null;
  return (
    <Counter
      label={t('automatic')}
      hint={
        putOnBy && (
          <>
            {t('byHand', { n: putOnBy.lately.staff })}
            {before && <> · {t('shareBefore', { share: share(before) })}</>}
          </>
        )
      }
      door={{ to: '/rules' }}
    >
      {putOnBy && share(putOnBy.lately)}
    </Counter>
  );
}

interface CounterProps {
  label: string;
  hint?: ReactNode;
  /** Where the number leads. */
  door: LinkProps | undefined;
  /** `null`: not known yet; its room is kept. */
  children: ReactNode;
}

function Counter({ label, hint, door, children }: CounterProps) {
  const content = (
    <>
      <span className={styles.counterLabel}>{label}</span>
      <span className={styles.counterNumber}>
        {children ?? <span className={styles.unknown} aria-hidden="true" />}
      </span>
      <span className={styles.counterHint}>{hint}</span>
    </>
  );
  return door ? (
    <Link {...door} className={styles.counter}>
      {content}
    </Link>
  ) : (
    <div className={styles.counter}>{content}</div>
  );
}
