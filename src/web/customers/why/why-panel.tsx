/** Why the customer has a tag, why not, what is missing: with source, actor, evidence and history. */
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useId } from 'react';
import { EmptyState, ErrorState, Icon, Popup, SkeletonRows, TagChip, toHue, useApi, useTexts } from '#ui';
import { useSession } from '../../shell/shell-route.ts';
import { explainRoute, type HeldTag, type Tag } from '../api.ts';
import { isAutomatic, type Library } from '../library.ts';
import { type WhyTab, whyTabs } from '../page/customer-search.ts';
import type { Tagging } from '../tagging/use-tagging.ts';
import { Has } from './has.tsx';
import { HasNot, Missing } from './has-not.tsx';
import { whyTexts } from './texts.ts';
import styles from './why.module.css';

const TagChooser = lazy(() => import('../tagging/tag-chooser.tsx').then((m) => ({ default: m.TagChooser })));

export interface WhyPanelProps {
  customer: string;
  held: readonly HeldTag[] | undefined;
  library: Library | undefined;
  tagging: Tagging;
  /** Id of the tag that is explained; undefined: none yet. */
  tag: string | undefined;
  tab: WhyTab;
  onTag: (tag: string) => void;
  onTab: (tab: WhyTab) => void;
  /** At the right end of the tabs. */
  aside?: ReactNode;
}

export function WhyPanel(props: WhyPanelProps) {
  const { held, tag, tab, onTab, aside } = props;
  const t = useTexts(whyTexts);
  const id = useId();
  const on = held?.some((each) => each.tag.id === tag) ?? false;
  // A tag that is there is explained as such, whatever tab was open before; only what is missing may be asked of it.
  const shown: WhyTab =
    tag === undefined ? tab : on && tab === 'hasNot' ? 'has' : !on && tab === 'has' ? 'hasNot' : tab;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = whyTabs[(whyTabs.indexOf(shown) + step + whyTabs.length) % whyTabs.length];
    if (!step || !next) return;
    event.preventDefault();
    onTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <div className={styles.head}>
        <div className={styles.tabs} role="tablist" onKeyDown={onKeyDown}>
          {whyTabs.map((each) => (
            <button
              key={each}
              id={`${id}-${each}`}
              type="button"
              role="tab"
              aria-selected={each === shown}
              aria-controls={`${id}-body`}
              tabIndex={each === shown ? 0 : -1}
              onClick={() => onTab(each)}
            >
              {t(each)}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div id={`${id}-body`} className={styles.body} role="tabpanel" aria-labelledby={`${id}-${shown}`}>
        <Body {...props} tab={shown} on={on} />
      </div>
    </section>
  );
}

function Body(props: WhyPanelProps & { on: boolean }) {
  const { customer, held, library, tagging, tag, tab, on, onTag } = props;
  const t = useTexts(whyTexts);
  const suits = tag !== undefined && (tab === 'missing' || (tab === 'has') === on);
  const explained = useApi(
    explainRoute,
    { params: { id: customer }, query: { tag: tag ?? '' } },
    { enabled: suits && !tagging.pending.has(tag ?? ''), keepOld: true, staleTime: 0 },
  );
  const { data } = explained;
  const fits = data !== undefined && data.tag.id === tag;
  return (
    <>
      <Choice {...props} />
      {!suits ? (
        <EmptyState icon="info" title={t(tab === 'has' ? 'chooseHeld' : 'chooseOther')} />
      ) : explained.error && !fits ? (
        <ErrorState error={explained.error} what={t('failed')} onRetry={() => void explained.refetch()} />
      ) : !data ? (
        <SkeletonRows rows={3} />
      ) : (
        <div className={fits ? 'col' : 'col stale'} style={{ gap: 12 }}>
          {tab === 'has' && <Has customer={customer} explanation={data} tagging={tagging} onTag={onTag} />}
          {tab === 'hasNot' && (
            <HasNot customer={customer} explanation={data} library={library} tagging={tagging} />
          )}
          {tab === 'missing' && (
            <Missing explanation={data} library={library} tagging={tagging} held={held ?? []} />
          )}
        </div>
      )}
    </>
  );
}

/** The tag in question, and the way to another. */
function Choice({ held, library, tag, tab, onTag }: WhyPanelProps) {
  const t = useTexts(whyTexts);
  const { user } = useSession();
  const of = held?.find((each) => each.tag.id === tag);
  const known = of?.tag ?? (tag === undefined ? undefined : library?.tag(tag));
  const others = new Set(held?.map((each) => each.tag.id));
  return (
    <div className={styles.choice}>
      {known && (
        <TagChip
          name={known.name}
          hue={toHue(known.hue)}
          scope={known.scope}
          guarded={known.protected}
          foreign={known.foreign}
          automatic={of !== undefined && isAutomatic(of.source)}
          card={{ group: known.group.name, meaning: library?.tag(known.id)?.definition.meaning ?? null }}
        />
      )}
      <span className="sp" />
      <Popup
        label={t('chooseTag')}
        buttonClassName={styles.link}
        button={
          <>
            {t('chooseTag')}
            <Icon name="down" size={12} />
          </>
        }
        width={460}
      >
        {(close) =>
          tab === 'has' ? (
            <div className="row wrap g6">
              {held?.map((each) => (
                <TagChip
                  key={each.tag.id}
                  name={each.tag.name}
                  hue={toHue(each.tag.hue)}
                  scope={each.tag.scope}
                  automatic={isAutomatic(each.source)}
                  onOpen={() => {
                    onTag(each.tag.id);
                    close();
                  }}
                />
              ))}
            </div>
          ) : (
            <Suspense fallback={<SkeletonRows rows={8} />}>
              <TagChooser
                person={user.id}
                on={others}
                onToggle={(chosen: Tag) => {
                  onTag(chosen.id);
                  close();
                }}
                height={360}
                autoFocus
              />
            </Suspense>
          )
        }
      </Popup>
    </div>
  );
}
