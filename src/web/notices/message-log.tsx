/** What a notice sent, holds, dropped or could not send, with the reason and the remedy. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import {
  apiPages,
  Badge,
  Drawer,
  EmptyState,
  ErrorNote,
  ErrorState,
  type IconName,
  ShowMore,
  SkeletonRows,
  useFormat,
  useTexts,
  useWrite,
} from '#ui';
import { settingsTexts } from '../settings/texts.ts';
import {
  listMessagesRoute,
  listNoticesRoute,
  type Message,
  type MessageState,
  sendAgainRoute,
} from './api.ts';
import styles from './notices.module.css';
import { noticesTexts } from './texts.ts';

const LOOK_AGAIN_MS = 5000;

const LOOKS = {
  waiting: { icon: 'clock' },
  held: { icon: 'moon', tone: 'cold' },
  sending: { icon: 'send', tone: 'accent' },
  sent: { icon: 'done', tone: 'ok' },
  unknown: { icon: 'warning', tone: 'warn' },
  dropped: { icon: 'minus' },
  failed: { icon: 'alert', tone: 'bad' },
} as const satisfies Record<MessageState, { icon: IconName; tone?: string }>;
const STATES = Object.keys(LOOKS) as MessageState[];

export interface MessageLogProps {
  /** Of the notice. */
  id: string;
  name: string;
  onClose: () => void;
}

export function MessageLog({ id, name, onClose }: MessageLogProps) {
  const t = useTexts(noticesTexts);
  const s = useTexts(settingsTexts);
  const [state, setState] = useState<MessageState | null>(null);
  const query = useInfiniteQuery({
    ...apiPages(listMessagesRoute, { params: { id }, query: { limit: 30, ...(state ? { state } : {}) } }),
    refetchInterval: LOOK_AGAIN_MS,
    placeholderData: (before) => before,
  });
  const messages = query.data?.pages.flatMap((page) => page.items) ?? [];
  const title = t('logOf', { name });
  return (
    <Drawer open title={title} aria-label={title} size={560} onClose={onClose} destroyOnHidden>
      <div className={styles.log}>
        <Select<MessageState | ''>
          aria-label={t('show')}
          value={state ?? ''}
          onChange={(chosen) => setState(chosen || null)}
          options={[
            { value: '', label: t('allStates') },
            ...STATES.map((value) => ({ value, label: t(value) })),
          ]}
          style={{ width: 180 }}
        />
        {query.error ? (
          <ErrorState
            error={query.error}
            what={s('loadFailed', { what: t('log') })}
            onRetry={() => void query.refetch()}
          />
        ) : !query.data ? (
          <SkeletonRows rows={4} />
        ) : messages.length === 0 ? (
          <EmptyState icon="bell" title={t(state ? 'noneOfState' : 'noMessages')}>
            {state ? null : t('noMessagesText')}
          </EmptyState>
        ) : (
          <ul className={styles.messages} aria-label={title}>
            {messages.map((message) => (
              <MessageItem key={message.id} notice={id} message={message} />
            ))}
          </ul>
        )}
        <ShowMore query={query} />
      </div>
    </Drawer>
  );
}

function MessageItem({ notice, message }: { notice: string; message: Message }) {
  const t = useTexts(noticesTexts);
  const format = useFormat();
  const look: { icon: IconName; tone?: 'ok' | 'warn' | 'bad' | 'accent' | 'cold' } = LOOKS[message.state];
  const { problem, about, customers } = message;
  const more = customers - about.length;
  return (
    <li className={styles.message}>
      <div className={styles.head}>
        <Badge icon={look.icon} {...(look.tone ? { tone: look.tone } : {})}>
          {t(message.state)}
        </Badge>
        <span className="t3 nw">{format.moment(message.doneAt ?? message.createdAt)}</span>
        {message.dueAt && <span className="t3 nw">{t('dueAt', { when: format.moment(message.dueAt) })}</span>}
      </div>
      <div className={styles.about}>
        {about.map(({ customer, tags }, i) => (
          <span key={customer.id}>
            {i > 0 && ' · '}
            <Link to="/customers/$id" params={{ id: customer.id }}>
              {customer.name || customer.id}
            </Link>{' '}
            <span className="t3">{format.list(tags.map((tag) => tag.name))}</span>
          </span>
        ))}
        {more > 0 && (
          <span className="t3"> {t(about.length > 0 ? 'moreCustomers' : 'customers', { count: more })}</span>
        )}
      </div>
      {message.staff.length > 0 && (
        <small className="t3">
          {t('wentTo', { names: format.list(message.staff.map((one) => one.name)) })}
        </small>
      )}
      {message.missed.length > 0 && (
        <small className="bad">
          {t('missed', { names: format.list(message.missed.map((one) => one.name)) })}
        </small>
      )}
      {problem && (
        <small className={message.state === 'failed' ? 'bad' : 't2'}>
          {problem.meaning} {problem.remedy}
          {problem.code !== null && <span className="t3"> ({problem.code})</span>}
        </small>
      )}
      {(message.state === 'failed' || message.state === 'unknown') && (
        <SendAgain notice={notice} message={message} />
      )}
    </li>
  );
}

function SendAgain({ notice, message }: { notice: string; message: Message }) {
  const t = useTexts(noticesTexts);
  const again = useWrite(sendAgainRoute, { invalidates: [listMessagesRoute, listNoticesRoute] });
  return (
    <div className={styles.again}>
      <Button
        size="small"
        loading={again.isPending}
        onClick={() => again.mutate({ params: { id: notice, message: message.id } })}
      >
        {t('sendAgain')}
      </Button>
      <ErrorNote error={again.error} />
    </div>
  );
}
