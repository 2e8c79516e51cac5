/**
 * Cards and hints that appear on hover and on focus. One is open at a time on the whole page, and nothing of it exists
 * before it opens: a screen shows hundreds of chips, and a tooltip for each would cost more than the chips.
 */
import {
  type FocusEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import styles from './overlay.module.css';
import { place } from './placement.ts';

export type HoverKind = 'card' | 'hint';

/** Before it opens. None when another one is open: then somebody is already reading. */
const DELAY = 300;
/** Time to move the pointer from the anchor onto the card. */
const GRACE = 120;

/** The one that is open or about to be. */
const stage = {
  timer: 0,
  close: null as (() => void) | null,
  later(ms: number, run: () => void) {
    window.clearTimeout(stage.timer);
    stage.timer = window.setTimeout(run, ms);
  },
  stay: () => window.clearTimeout(stage.timer),
  clear() {
    window.clearTimeout(stage.timer);
    stage.close?.();
    stage.close = null;
  },
};

export interface HoverProps {
  readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
}

export interface HoverCard {
  /** For the element the card belongs to. */
  readonly props: HoverProps;
  /** To be rendered beside that element, not inside it. */
  readonly card: ReactNode;
  /** Opens without waiting, for a click or a touch. */
  readonly showNow: (anchor: HTMLElement) => void;
  /** Whatever is open or about to be goes away. */
  readonly hide: () => void;
}

/** `content` is asked for while the card is open. */
export function useHoverCard(content: () => ReactNode, kind: HoverKind = 'card'): HoverCard {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = useRef(() => setAnchor(null)).current;
  useEffect(
    () => () => {
      if (stage.close === close) stage.clear();
    },
    [close],
  );
  const open = (element: HTMLElement) => {
    stage.clear();
    stage.close = close;
    setAnchor(element);
  };
  const enter = (element: HTMLElement) => {
    if (stage.close === close) stage.stay();
    else stage.later(stage.close ? 0 : DELAY, () => open(element));
  };
  const leave = () => stage.later(GRACE, stage.clear);
  return {
    props: {
      onPointerEnter: (event) => {
        if (event.pointerType !== 'touch') enter(event.currentTarget);
      },
      onPointerLeave: leave,
      // A click focuses too; only a focus that is shown to the eye opens the card.
      onFocus: (event) => {
        if (event.currentTarget.matches(':focus-visible')) enter(event.currentTarget);
      },
      onBlur: leave,
    },
    card: anchor && (
      <Floating anchor={anchor} kind={kind}>
        {content()}
      </Floating>
    ),
    showNow: open,
    hide: stage.clear,
  };
}

function Floating({ anchor, kind, children }: { anchor: HTMLElement; kind: HoverKind; children: ReactNode }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover?.();
    const at = place(
      anchor.getBoundingClientRect(),
      { width: element.offsetWidth, height: element.offsetHeight },
      { width: window.innerWidth, height: window.innerHeight },
      kind === 'hint' ? 'center' : 'start',
    );
    element.style.left = `${at.left}px`;
    element.style.top = `${at.top}px`;
    anchor.setAttribute('aria-describedby', id);
    return () => anchor.removeAttribute('aria-describedby');
  }, [anchor, kind, id]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') stage.clear();
    };
    const onPointer = (event: Event) => {
      const at = event.target;
      if (at instanceof Node && !box.current?.contains(at) && !anchor.contains(at)) stage.clear();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPointer);
    window.addEventListener('scroll', stage.clear, true);
    window.addEventListener('resize', stage.clear);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('scroll', stage.clear, true);
      window.removeEventListener('resize', stage.clear);
    };
  }, [anchor]);

  // Inside the landmark or dialog of its anchor: what stands outside an open dialog cannot be reached.
  return createPortal(
    <div
      ref={box}
      id={id}
      role="tooltip"
      popover="manual"
      className={kind === 'card' ? styles.card : styles.hint}
      onPointerEnter={stage.stay}
      onPointerLeave={() => stage.later(GRACE, stage.clear)}
    >
      {children}
    </div>,
    anchor.closest('dialog, main, nav, header') ?? document.body,
  );
}
