/** The card that opens over a compartment after a moment: one for the whole wall. */
import {
  createContext,
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
  useContext,
  useMemo,
  useRef,
} from 'react';
import { Facts, useFormat, useHoverCard, useTexts } from '#ui';
import { cabinetTexts } from './texts.ts';
import styles from './wall.module.css';
import type { Compartment } from './wall.ts';

type Handlers = ReturnType<typeof useHoverCard>['props'] & {
  readonly onPointerDown: () => void;
  /** A click opens the drawer; the card goes. */
  readonly onClickCapture: () => void;
};

const CardContext = createContext<Handlers | null>(null);

/** For the element of a compartment, which names its tag in `data-tag`. */
export const useWallCard = (): Handlers => {
  const handlers = useContext(CardContext);
  if (!handlers) throw new Error('compartments stand in a WallCardProvider');
  return handlers;
};

export function WallCardProvider(props: {
  of: (tag: string) => Compartment | undefined;
  children: ReactNode;
}) {
  const { of, children } = props;
  const tag = useRef('');
  const hover = useHoverCard(() => {
    const facts = of(tag.current);
    return facts && <CompartmentCard facts={facts} />;
  });
  const latest = useRef({ ...hover.props, hide: hover.hide });
  latest.current = { ...hover.props, hide: hover.hide };
  // Always the same functions: opening a card must not draw five hundred compartments again.
  const handlers = useMemo<Handlers>(() => {
    const about = (element: HTMLElement) => {
      tag.current = element.dataset.tag ?? '';
    };
    return {
      onPointerEnter: (event: PointerEvent<HTMLElement>) => {
        // The open drawer says all of it already, and the card would lie over it.
        if (event.currentTarget.closest('[data-open]')) return;
        about(event.currentTarget);
        latest.current.onPointerEnter(event);
      },
      onPointerLeave: () => latest.current.onPointerLeave(),
      onFocus: (event: FocusEvent<HTMLElement>) => {
        if (event.currentTarget.closest('[data-open]')) return;
        about(event.currentTarget);
        latest.current.onFocus(event);
      },
      onBlur: () => latest.current.onBlur(),
      // Whoever presses is about to act or to drag; the card would lie over where the tag is dragged to.
      onPointerDown: () => latest.current.hide(),
      onClickCapture: () => latest.current.hide(),
    };
  }, []);
  return (
    <CardContext value={handlers}>
      {children}
      {hover.card}
    </CardContext>
  );
}

function CompartmentCard({ facts }: { facts: Compartment }) {
  const t = useTexts(cabinetTexts);
  const format = useFormat();
  const { tag, people, uses, freshness, automatic } = facts;
  return (
    <div className={styles.card}>
      <b>{tag.path}</b>
      <span className="t3">
        <Facts>
          {t(tag.scope === 'personal' ? 'cellPersonal' : automatic ? 'byMachine' : 'byHand')}
          {freshness && t(freshness)}
          {tag.protected && t('protected')}
          {tag.foreign && t(tag.foreign === 'strategy' ? 'cellStrategy' : 'cellForeign')}
        </Facts>
      </span>
      <p>{tag.definition.meaning || <span className="t3">{t('noMeaning')}</span>}</p>
      <dl>
        <dt>{t('people')}</dt>
        <dd>{format.count(people)}</dd>
        {uses !== null && (
          <>
            <dt>{t('use')}</dt>
            <dd>{t('cellUses', { count: uses })}</dd>
          </>
        )}
        {freshness && (
          <>
            <dt>{t('lit')}</dt>
            <dd>{facts.lit === tag.createdAt ? t('neverLit') : format.relative(facts.lit)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
