/** Messages after a change, with its undo: `const toast = useToast(); toast({ text, undo })`. Ctrl Z undoes too. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../i18n/language-provider.tsx';
import { Icon } from '../icon/icon.tsx';
import { useShortcut } from '../keyboard/shortcuts.tsx';
import { errorSentence } from '../states/error-state.tsx';
import { uiTexts } from '../texts.ts';
import {
  addToast,
  changeToast,
  dropToast,
  lastUndoable,
  type Toast,
  type ToastRequest,
  type Toasts,
  tick,
} from './toast-list.ts';
import styles from './toasts.module.css';

const ToastContext = createContext<((request: ToastRequest) => void) | null>(null);

const toneIcon = { ok: 'done', bad: 'alert', info: 'info' } as const;

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTexts(uiTexts);
  const [list, setList] = useState<Toasts>([]);
  const ids = useRef(0);
  const show = useMemo(
    () => (request: ToastRequest) => {
      const id = ++ids.current;
      setList((now) => addToast(now, id, request));
    },
    [],
  );
  const waiting = list.length > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = window.setInterval(() => setList(tick), 1000);
    return () => window.clearInterval(timer);
  }, [waiting]);

  const change = (id: number, to: Partial<Toast>) => setList((now) => changeToast(now, id, to));
  const undo = async (toast: Toast) => {
    change(toast.id, { undoing: true });
    try {
      await toast.undo?.();
      show({ text: t('undone'), seconds: 3 });
    } catch (error) {
      show({ text: t('undoFailed', { why: errorSentence(error, t) }), tone: 'bad' });
    }
    setList((now) => dropToast(now, toast.id));
  };
  const last = lastUndoable(list);
  useShortcut(
    last
      ? {
          keys: 'mod+z',
          label: t('undoLast'),
          group: t('everywhere'),
          inFields: false,
          run: () => void undo(last),
        }
      : null,
  );
  return (
    <ToastContext value={show}>
      {children}
      <section className={styles.stack} aria-label={t('notices')} aria-live="polite">
        {list.map((toast) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only makes it stay
          <div
            key={toast.id}
            role={toast.tone === 'bad' ? 'alert' : 'group'}
            className={styles.toast}
            onPointerEnter={() => change(toast.id, { held: true })}
            onPointerLeave={() => change(toast.id, { held: false })}
            onFocus={() => change(toast.id, { held: true })}
            onBlur={() => change(toast.id, { held: false })}
          >
            <Icon name={toneIcon[toast.tone ?? 'ok']} />
            <div>{toast.undoing ? t('undoing') : toast.text}</div>
            {toast.undo && !toast.undoing && (
              <button type="button" className={styles.undo} onClick={() => void undo(toast)}>
                {t('undo')} <span aria-hidden="true">{t('undoSeconds', { n: toast.left })}</span>
              </button>
            )}
            <button
              type="button"
              className={styles.close}
              aria-label={t('close')}
              onClick={() => setList((now) => dropToast(now, toast.id))}
            >
              <Icon name="cross" size={12} />
            </button>
          </div>
        ))}
      </section>
    </ToastContext>
  );
}

/** Shows a message. With `undo` it carries a button that takes the change back. */
export function useToast(): (request: ToastRequest) => void {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs a UiProvider above it');
  return show;
}
