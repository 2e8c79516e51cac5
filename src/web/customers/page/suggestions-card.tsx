/** Tags that rules propose for the customer: why, and one click to accept or reject. Nothing is shown when there are none. */
import { Button } from 'antd';
import { useState } from 'react';
import {
  Card,
  call,
  ErrorState,
  Icon,
  TagChip,
  toHue,
  useApi,
  useErrorSentence,
  useFormat,
  useTexts,
  useToast,
} from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { acceptRoute, rejectRoute, type Suggestion, suggestionsRoute } from '../api.ts';
import { useTagsChanged, useUndoCause } from '../tagging/use-tagging.ts';
import { RuleLink } from '../why/rule-link.tsx';
import styles from './suggestions.module.css';
import { customerTexts } from './texts.ts';

export function SuggestionsCard({ customer }: { customer: string }) {
  const t = useTexts(customerTexts);
  const { data, error, refetch } = useApi(suggestionsRoute, { params: { id: customer } });
  const items = data?.items ?? [];
  if (error && !data)
    return (
      <Card title={t('suggestions')}>
        <ErrorState error={error} what={t('suggestionsFailed')} onRetry={() => void refetch()} />
      </Card>
    );
  if (items.length === 0) return null;
  return (
    <Card title={t('suggestions')} sub={t('suggestionCount', { count: items.length })} flush>
      <ul className={styles.list}>
        {items.map((each) => (
          <Proposed key={each.id} customer={customer} suggestion={each} />
        ))}
      </ul>
    </Card>
  );
}

function Proposed({ customer, suggestion }: { customer: string; suggestion: Suggestion }) {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const session = useSession();
  const answer = useAnswer(customer, suggestion);
  const { tag, rule, evidence, text, at } = suggestion;
  const mayTag = mayDo(session, 'tags:apply') && (!tag.protected || mayDo(session, 'tags:applyProtected'));
  return (
    <li className={styles.row} aria-label={tag.path}>
      <TagChip
        name={tag.name}
        hue={toHue(tag.hue)}
        scope={tag.scope}
        guarded={tag.protected}
        suggested
        automatic
      />
      <div className={styles.why}>
        {(evidence ?? text) && <p>{evidence ?? text}</p>}
        <p className="t3 fs12">
          <RuleLink rule={rule.name} ruleVersion={{ rule: rule.id, version: rule.version }} /> ·{' '}
          {format.relative(at)}
        </p>
      </div>
      {mayTag && (
        <div className={styles.answers}>
          <Button
            size="small"
            aria-label={t('rejectTag', { tag: tag.name })}
            disabled={answer.busy}
            onClick={answer.reject}
          >
            {t('reject')}
          </Button>
          <Button
            size="small"
            type="primary"
            icon={<Icon name="check" size={12} />}
            aria-label={t('acceptTag', { tag: tag.name })}
            disabled={answer.busy}
            onClick={answer.accept}
          >
            {t('accept')}
          </Button>
        </div>
      )}
    </li>
  );
}

function useAnswer(customer: string, { id, tag, rule }: Suggestion) {
  const t = useTexts(customerTexts);
  const toast = useToast();
  const sentence = useErrorSentence();
  const changed = useTagsChanged();
  const undo = useUndoCause();
  const [busy, setBusy] = useState(false);
  const params = { id: customer, suggestion: id };
  const send = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast({ text: sentence(error), tone: 'bad' });
    }
    await changed();
    setBusy(false);
  };
  return {
    busy,
    accept: () =>
      void send(async () => {
        const { cause } = await call(acceptRoute, { params });
        toast({
          text: t('accepted', { tag: tag.name }),
          ...(cause === null ? {} : { undo: () => undo(cause) }),
        });
      }),
    reject: () =>
      void send(async () => {
        await call(rejectRoute, { params });
        toast({ text: t('rejected', { tag: tag.name, rule: rule.name }), tone: 'info' });
      }),
  };
}
