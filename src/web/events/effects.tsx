/** The tags that rules changed because of an event. */
import { Link } from '@tanstack/react-router';
import { Icon, TagChip, useFormat, useTexts } from '#ui';
import { useLibrary } from '../customers/library.ts';
import { RuleLink } from '../customers/why/rule-link.tsx';
import type { Effect, OpenedEvent } from './api.ts';
import styles from './events.module.css';
import { eventsTexts } from './texts.ts';

export interface EffectsProps {
  event: OpenedEvent;
  anyLive: boolean;
}

export function Effects({ event, anyLive }: EffectsProps) {
  const t = useTexts(eventsTexts);
  const { effects, seen, customer } = event;
  return (
    <section aria-label={t('effects')}>
      <h2>
        {t('effects')} <span className="t3 fs12">{t('effectsSub')}</span>
      </h2>
      {effects.length === 0 ? (
        <p className="t2">{t(!anyLive ? 'noRules' : seen ? 'noEffects' : 'notSeen')}</p>
      ) : (
        <EffectList effects={effects} customer={customer} />
      )}
    </section>
  );
}

function EffectList({ effects, customer }: { effects: readonly Effect[]; customer: string }) {
  const t = useTexts(eventsTexts);
  const format = useFormat();
  const { library } = useLibrary();
  return (
    <ul className={styles.effects}>
      {effects.map(({ rule, change, tag, replacedBy, evidence, cause, at }) => (
        <li key={`${cause} ${tag.id} ${change}`}>
          <Icon name={change === 'removed' ? 'minus' : 'bolt'} size={14} />
          <div>
            <div className="row wrap g6">
              <span>{t(change)}</span>
              <Link to="/customers/$id" params={{ id: customer }} search={{ tag: tag.id }}>
                <TagChip name={tag.name || tag.id} hue={library?.hueOf(tag.id) ?? 'mo'} automatic />
              </Link>
              {replacedBy && <span className="t3">{t('gaveWay', { tag: replacedBy.name })}</span>}
              <span className="sp" />
              {rule.name === '' ? (
                <span className="t3">{t('ruleGone')}</span>
              ) : (
                <RuleLink rule={rule.name} ruleVersion={{ rule: rule.id, version: rule.version }} />
              )}
              <time className="t3 fs12" dateTime={at} title={format.instant(at)}>
                {format.moment(at)}
              </time>
            </div>
            {evidence && <p className="t3 fs12">{evidence}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
