/** A button that opens a small panel beside itself. The browser closes it: Esc, a click elsewhere, focus comes back. */
import { type CSSProperties, type ReactNode, useId, useRef, useState } from 'react';
import styles from './overlay.module.css';
import { place } from './placement.ts';

export interface PopupProps {
  /** Name of the panel for those who cannot see it. */
  label: string;
  /** Class and content of the button. */
  buttonClassName?: string | undefined;
  button: ReactNode;
  buttonLabel?: string | undefined;
  align?: 'start' | 'end';
  width?: number;
  /** Gets a function that closes the panel. Drawn only while it is open. */
  children: (close: () => void) => ReactNode;
}

export function Popup(props: PopupProps) {
  const { label, button, buttonClassName, buttonLabel = label, align = 'end', width = 260, children } = props;
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const settle = () => {
    const element = panel.current;
    const anchor = trigger.current?.getBoundingClientRect();
    if (!element || !anchor) return;
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    const at = place(anchor, size, { width: window.innerWidth, height: window.innerHeight }, align);
    element.style.left = `${at.left}px`;
    element.style.top = `${at.top}px`;
  };
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={buttonClassName}
        aria-label={buttonLabel}
        aria-haspopup="dialog"
        aria-expanded={open}
        popoverTarget={id}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={styles.panel}
        style={{ '--panel-width': `${width}px` } as CSSProperties}
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
        onToggle={(event) => {
          if (event.newState === 'open') settle();
        }}
      >
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
