/** The customer's tags in layers, by age or by origin; put on and taken off right here. */
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import {
  AgeBar,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  type IconName,
  Kbd,
  Segments,
  SkeletonRows,
  TagChip,
  toHue,
  useFormat,
  useNow,
  useTexts,
} from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import type { HeldTag } from '../api.ts';
import { isAutomatic, type Library } from '../library.ts';
import {
  completenessOf,
  freshnessOf,
  isPending,
  type PortraitOrder,
  portraitOrders,
  type Section,
  sectionsOf,
} from '../tagging/held-tags.ts';
import { sourceWords } from '../tagging/tag-words.ts';
import { taggingTexts } from '../tagging/texts.ts';
import type { Tagging } from '../tagging/use-tagging.ts';
import styles from './portrait.module.css';
import { customerTexts } from './texts.ts';

const Choosing = lazy(() => import('../tagging/choosing.tsx').then((m) => ({ default: m.Choosing })));

export interface PortraitProps {
  held: readonly HeldTag[] | undefined;
  error: unknown;
  onRetry: () => void;
  library: Library | undefined;
  tagging: Tagging;
  /** The tag that is explained at the side. */
  explained: string | undefined;
  onExplain: (tag: string) => void;
  choosing: boolean;
  onChoosing: (choosing: boolean) => void;
  /** On a phone the button stands in the dock. */
  withButton: boolean;
}

/** More tags than this blur the picture (T30). */
const ADVISED = 20;

export function Portrait(props: PortraitProps) {
  const { held, error, onRetry, library, tagging, choosing, onChoosing } = props;
  const t = useTexts(customerTexts);
  const session = useSession();
  const [order, setOrder] = useState<PortraitOrder>('layer');
  const now = useNow();
  const mayTag = mayDo(session, 'tags:apply');
  const count = held?.length ?? 0;
  return (
    <Card
      flush
      title={t('portrait')}
      sub={held && (count > ADVISED ? t('tagCountMany', { count, most: ADVISED }) : t('tagCount', { count }))}
      actions={
        <>
          <Segments
            label={t('arrange')}
            small
            value={order}
            onChange={setOrder}
            options={portraitOrders.map((each) => ({ value: each, label: t(each) }))}
          />
          {mayTag && props.withButton && (
            <Button
              type="primary"
              aria-expanded={choosing}
              icon={<Icon name={choosing ? 'check' : 'plus'} size={14} />}
              onClick={() => onChoosing(!choosing)}
            >
              {t(choosing ? 'doneTagging' : 'tag')}
            </Button>
          )}
        </>
      }
    >
      <Suspense>
        {choosing && held && <Choosing held={held} tagging={tagging} onClose={() => onChoosing(false)} />}
      </Suspense>
      {error && !held ? (
        <div className={styles.layer}>
          <ErrorState error={error} what={t('tagsFailed')} onRetry={onRetry} />
        </div>
      ) : !held ? (
        <SkeletonRows rows={5} />
      ) : count === 0 ? (
        <EmptyState
          icon="cabinet"
          title={t('noTags')}
          actions={
            mayTag &&
            !choosing && (
              <Button onClick={() => onChoosing(true)}>
                {t('tag')} <Kbd>T</Kbd>
              </Button>
            )
          }
        >
          {t('newNote')}
        </EmptyState>
      ) : (
        sectionsOf(held, order, now).map(({ section, tags }) => (
          <Layer key={section} section={section} tags={tags} {...props} held={held} library={library} />
        ))
      )}
    </Card>
  );
}

const icons: Readonly<Record<Section, IconName>> = {
  base: 'person',
  behaviour: 'pulse',
  composite: 'spark',
  today: 'clock',
  week: 'clock',
  month: 'clock',
  earlier: 'clock',
  people: 'pencil',
  automatic: 'bolt',
  bulk: 'people',
  outside: 'link',
};

interface LayerProps extends PortraitProps {
  section: Section;
  tags: readonly HeldTag[];
  held: readonly HeldTag[];
}

function Layer({ section, tags, held, library, ...props }: LayerProps) {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const complete = section === 'base' && library ? completenessOf(held, library.groups) : null;
  const hint =
    section === 'base' || section === 'behaviour' || section === 'composite' ? t(`${section}Hint`) : null;
  return (
    <section className={styles.layer} aria-label={t(section)}>
      <div className={styles.layerHead}>
        <span className={styles.layerIcon}>
          <Icon name={icons[section]} size={14} />
        </span>
        <h3>{t(section)}</h3>
        {hint && <span className="t3 fs12">{hint}</span>}
        <span className="sp" />
        {complete && (
          <span className="t3 fs12">
            {complete.missing.length === 0
              ? t('completeAll')
              : t('complete', {
                  share: format.share(complete.known, complete.of),
                  missing: format.list(complete.missing.slice(0, 4).map((group) => group.name)),
                })}
          </span>
        )}
      </div>
      {tags.length === 0 ? (
        <p className="t3 fs12">{t('noneInLayer')}</p>
      ) : (
        <ul className={styles.tags}>
          {tags.map((each) => (
            <Row key={`${each.tag.id} ${each.staff?.id ?? ''}`} held={each} library={library} {...props} />
          ))}
        </ul>
      )}
    </section>
  );
}

type RowProps = Pick<PortraitProps, 'tagging' | 'explained' | 'onExplain' | 'library'> & { held: HeldTag };

function Row({ held, library, tagging, explained, onExplain }: RowProps) {
  const t = useTexts(customerTexts);
  const words = useTexts(taggingTexts);
  const format = useFormat();
  const session = useSession();
  const now = useNow();
  const { tag } = held;
  const mayTag =
    mayDo(session, 'tags:apply') && !held.locked && (!tag.protected || mayDo(session, 'tags:applyProtected'));
  const left = freshnessOf(held, now);
  const origin = words(sourceWords[held.source]);
  const who = held.source === 'manual' || held.source === 'bulk' ? held.by.name || origin : origin;
  const when = format.relative(held.since);
  const definition = library?.tag(tag.id)?.definition.meaning ?? null;
  const more = [
    [t('given'), `${who}${who === origin ? '' : `（${origin}）`}，${format.instant(held.since)}`],
    ...(held.evidence ? [[t('evidence'), held.evidence] as const] : []),
  ] as const;
  return (
    <li
      className={styles.row}
      data-on={explained === tag.id || undefined}
      data-pending={isPending(held) || undefined}
      data-refused={tagging.refused === tag.id || undefined}
    >
      <TagChip
        name={tag.name}
        hue={toHue(tag.hue)}
        scope={tag.scope}
        automatic={isAutomatic(held.source)}
        guarded={tag.protected}
        foreign={tag.foreign}
        card={{ meaning: definition, group: tag.group.name, more }}
        onOpen={() => onExplain(tag.id)}
        onExplain={() => onExplain(tag.id)}
        {...(mayTag && !isPending(held) ? { onRemove: () => tagging.remove(tag) } : {})}
      />
      {held.locked && (
        <span title={t('lockedTag')}>
          <Icon name="lock" size={12} />
          <span className="sr">{t('lockedTag')}</span>
        </span>
      )}
      <span className={styles.source}>
        {tag.scope === 'personal'
          ? t('onlyYou')
          : held.expiresAt
            ? t('ends', { day: format.date(held.expiresAt) })
            : t('bySource', { who: held.staff?.name ?? who, when })}
      </span>
      {left === null ? <span className={styles.noAge} /> : <AgeBar left={left} />}
    </li>
  );
}
