/** What this product sees of the customer on the phones: it follows by itself. Tags can be put on here too. */
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { SECOND } from '#kernel';
import {
  Badge,
  Card,
  EmptyState,
  ErrorState,
  keyOf,
  TagChip,
  toHue,
  useApi,
  useErrorSentence,
  useFormat,
  useTexts,
  useToast,
  useWrite,
} from '#ui';
import { type Customer, type HeldTag, heldRoute, readRoute, taggingsRoute } from '../../customers/api.ts';
import { isAutomatic, useLibrary } from '../../customers/library.ts';
import { sourceWords } from '../../customers/tagging/tag-words.ts';
import { taggingTexts } from '../../customers/tagging/texts.ts';
import { wecomTexts } from '../texts.ts';
import styles from './play.module.css';
import { playTexts } from './texts.ts';

const LIVE = 1.5 * SECOND;

export function SeenHere({ customer }: { customer: string | null }) {
  const t = useTexts(playTexts);
  return (
    <Card title={t('seen')} actions={<Badge tone="ok">{t('live')}</Badge>}>
      <div className={styles.seen} aria-live="polite">
        {customer === null ? (
          <EmptyState icon="eye" title={t('nobodyChosen')} />
        ) : (
          <Followed key={customer} externalUserId={customer} />
        )}
      </div>
    </Card>
  );
}

function Followed({ externalUserId }: { externalUserId: string }) {
  const t = useTexts(playTexts);
  const id = `external:${externalUserId}`;
  const { data, error, refetch } = useApi(readRoute, { params: { id } }, { every: LIVE });
  if (data) return <Seen customer={data} />;
  if (error && error.status !== 404) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!error) return null;
  return (
    <EmptyState
      icon="clock"
      title={t('notYet')}
      actions={<Link to="/settings/wecom/status">{t('toStatus')}</Link>}
    >
      {t('notYetText')}
    </EmptyState>
  );
}

function Seen({ customer }: { customer: Customer }) {
  const t = useTexts(playTexts);
  const w = useTexts(wecomTexts);
  const format = useFormat();
  const { data } = useApi(heldRoute, { params: { id: customer.id } }, { every: LIVE });
  return (
    <>
      <div className="row wrap">
        <b className={styles.name}>{customer.name}</b>
        {customer.remark && <span className="t3">{customer.remark}</span>}
        <span className="sp" />
        <Link to="/customers/$id" params={{ id: customer.id }}>
          {t('openCustomer')}
        </Link>
      </div>
      <h3>{t('followers')}</h3>
      <ul className={styles.followers}>
        {customer.followers.map(({ staff, status, since, remark }) => (
          <li key={staff.id}>
            <span>{staff.name}</span>
            <Badge {...(status === 'active' ? { tone: 'accent' as const } : { tone: 'mould' as const })}>
              {w(status)}
            </Badge>
            <span className="t3 fs12">
              {format.relative(since)}
              {remark && `  ${remark}`}
            </span>
          </li>
        ))}
      </ul>
      <h3>{t('tags')}</h3>
      <Tags customer={customer.id} held={data?.items} />
    </>
  );
}

interface TagsProps {
  customer: string;
  held: readonly HeldTag[] | undefined;
}

function Tags({ customer, held }: TagsProps) {
  const t = useTexts(playTexts);
  const words = useTexts(taggingTexts);
  const format = useFormat();
  const { library } = useLibrary();
  const change = useTagging(customer);
  if (!held) return null;
  const offered = library?.offered.filter((tag) => !held.some((each) => each.tag.id === tag.id)) ?? [];
  return (
    <>
      {held.length === 0 && <p className="t3">{t('noTags')}</p>}
      <ul className={styles.held}>
        {held.map(({ tag, source, since }) => (
          <li key={tag.id}>
            <TagChip
              name={tag.name}
              hue={toHue(tag.hue)}
              scope={tag.scope}
              guarded={tag.protected}
              foreign={tag.foreign}
              automatic={isAutomatic(source)}
              card={{ group: tag.group.name, meaning: null }}
              onRemove={() =>
                change({ remove: [{ customer, tag: tag.id }] }, t('untaggedHere', { tag: tag.name }))
              }
            />
            <span className="t3 fs12">
              {words(sourceWords[source])} {format.relative(since)}
            </span>
          </li>
        ))}
      </ul>
      <Select
        aria-label={t('tagHere')}
        style={{ width: 240, maxWidth: '100%' }}
        placeholder={t('tagHere')}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={offered.map((tag) => ({ value: tag.id, label: `${tag.group.name}/${tag.name}` }))}
        onChange={(id: string | null) => {
          const tag = offered.find((each) => each.id === id);
          if (tag) change({ add: [{ customer, tag: tag.id }] }, t('taggedHere', { tag: tag.name }));
        }}
      />
    </>
  );
}

/** Puts a tag on or takes it off here, and says where to look. */
function useTagging(customer: string) {
  const client = useQueryClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  const write = useWrite(taggingsRoute);
  return (
    body: { add?: { customer: string; tag: string }[]; remove?: { customer: string; tag: string }[] },
    said: string,
  ) =>
    write.mutate(
      { body },
      {
        onSuccess: ({ refused: [refused] }) => {
          toast(refused ? { text: refused.message, tone: 'bad' } : { text: said });
          void client.invalidateQueries({ queryKey: keyOf(heldRoute, { params: { id: customer } }) });
        },
        onError: (error) => toast({ text: sentence(error), tone: 'bad' }),
      },
    );
}
