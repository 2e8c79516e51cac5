/** One rule asked about one event: whether it acted, and if not, what is met and what is missing. */
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { Badge, ErrorState, Note, SkeletonRows, TagChip, useApi, useTexts } from '#ui';
import { useLibrary } from '../customers/library.ts';
import { ConditionTree } from '../customers/why/condition-tree.tsx';
import { RuleLink } from '../customers/why/rule-link.tsx';
import { type EventExplanation, type OpenedEvent, type RuleBeside, whyRoute } from './api.ts';
import styles from './events.module.css';
import type { EventSearch } from './search.ts';
import { eventsTexts } from './texts.ts';

export interface WhyNotProps {
  event: OpenedEvent;
  search: EventSearch;
}

export function WhyNot({ event, search }: WhyNotProps) {
  const t = useTexts(eventsTexts);
  const navigate = useNavigate();
  const { rules } = event;
  if (rules.length === 0) return null;
  const chosen = rules.find((rule) => rule.id === search.rule);
  const option = ({ id, name, status }: RuleBeside) => ({
    value: id,
    label: status === 'live' ? name : `${name}（${t(status)}）`,
  });
  const groups = [
    { label: t('readers'), options: rules.filter((rule) => rule.reads).map(option) },
    { label: t('others'), options: rules.filter((rule) => !rule.reads).map(option) },
  ].filter((group) => group.options.length > 0);
  return (
    <section aria-label={t('why')}>
      <h2>{t('why')}</h2>
      <Select
        aria-label={t('chooseRule')}
        className={styles.rule ?? ''}
        placeholder={t('chooseRule')}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen?.id ?? null}
        onChange={(rule: string) =>
          void navigate({ to: '/events', search: { ...search, rule }, replace: true, resetScroll: false })
        }
        options={groups}
      />
      {chosen && <Reason event={event} rule={chosen.id} />}
    </section>
  );
}

function Reason({ event, rule }: { event: OpenedEvent; rule: string }) {
  const t = useTexts(eventsTexts);
  const { data, error, refetch } = useApi(
    whyRoute,
    { params: { position: String(event.position), rule } },
    { staleTime: 0, keepOld: true },
  );
  if (error) return <ErrorState error={error} what={t('whyFailed')} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={3} />;
  return (
    <div className={data.rule.id === rule ? styles.reason : `${styles.reason} stale`}>
      <Note tone={data.verdict === 'fired' || data.verdict === 'settled' ? 'ok' : 'info'}>
        <span className={styles.verdict}>
          {t(data.verdict)}{' '}
          <RuleLink rule={data.rule.name} ruleVersion={{ rule: data.rule.id, version: data.rule.version }} />
        </span>
      </Note>
      {data.on && (
        <p className={styles.on}>
          <span>{t('waitsFor', { what: data.on.text })}</span>
          <Badge tone={data.on.holds ? 'ok' : 'warn'}>{t(data.on.holds ? 'isIt' : 'isNot')}</Badge>
        </p>
      )}
      <Ways data={data} />
    </div>
  );
}

function Ways({ data: { rule, ways } }: { data: EventExplanation }) {
  const t = useTexts(eventsTexts);
  const { library } = useLibrary();
  if (ways.length === 0) return null;
  return (
    <>
      <p className="t3 fs12">{t(rule.kind === 'trigger' ? 'asOfEvent' : 'asOfNow')}</p>
      {ways.map(({ tags, condition }) => (
        <div key={tags.map((tag) => tag.id).join()} className={styles.way}>
          <div className="row wrap g6">
            {tags.map((tag) => (
              <TagChip key={tag.id} name={tag.name || tag.id} hue={library?.hueOf(tag.id) ?? 'mo'} />
            ))}
          </div>
          <ConditionTree condition={condition} />
        </div>
      ))}
    </>
  );
}
