/** What a tag means, on a long press, on hovering, or when the keyboard rests on it. */
import { createContext, type PointerEvent, useContext, useRef } from 'react';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';

export interface Meant {
  readonly name: string;
  readonly group: string;
  readonly meaning: string | null;
}

export const MeaningContext = createContext<(meant: Meant | null) => void>(() => {});

const PRESS_MS = 450;
const HOVER_MS = 300;

/** Handlers for the button of a tag. A long press shows the meaning and is no tap. */
export function useMeaning(meant: Meant, onTap: () => void) {
  const show = useContext(MeaningContext);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pressed = useRef(false);
  const after = (ms: number, work: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(work, ms);
  };
  const hide = () => {
    clearTimeout(timer.current);
    show(null);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      pressed.current = false;
      if (event.pointerType === 'mouse') return hide();
      after(PRESS_MS, () => {
        pressed.current = true;
        show(meant);
      });
    },
    onPointerUp: () => {
      if (!pressed.current) clearTimeout(timer.current);
    },
    onPointerCancel: hide,
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType === 'mouse') after(HOVER_MS, () => show(meant));
    },
    onPointerLeave: (event: PointerEvent) => {
      if (event.pointerType === 'mouse') hide();
    },
    onFocus: (event: React.FocusEvent) => {
      if (event.target.matches(':focus-visible')) after(HOVER_MS, () => show(meant));
    },
    onBlur: hide,
    onContextMenu: (event: React.MouseEvent) => {
      if (pressed.current) event.preventDefault();
    },
    onClick: () => {
      if (pressed.current) pressed.current = false;
      else {
        hide();
        onTap();
      }
    },
  };
}

export function MeaningCard({ meant }: { meant: Meant | null }) {
  const { t } = useSpeech();
  return (
    <div className={styles.meaning} role="status" hidden={meant === null}>
      {meant && (
        <>
          <b>{meant.name}</b> <span className="t3">{meant.group}</span>
          <p>{meant.meaning ?? t('noMeaning')}</p>
        </>
      )}
    </div>
  );
}
