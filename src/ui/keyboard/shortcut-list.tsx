import { useState } from 'react';
import { useTexts } from '../i18n/language-provider.tsx';
import { Dialog } from '../overlay/dialog.tsx';
import { IconButton, Kbd } from '../parts/parts.tsx';
import { uiTexts } from '../texts.ts';
import { keyLabel } from './keys.ts';
import type { Registered } from './registry.ts';
import styles from './shortcut-list.module.css';
import { onMac, useShortcut, useShortcutsInForce } from './shortcuts.tsx';

/** Opens on 「?」 and lists what the keyboard does on this page. Gives the function that opens it. */
export function useShortcutList(): { readonly open: () => void; readonly list: React.ReactNode } {
  const t = useTexts(uiTexts);
  const inForce = useShortcutsInForce();
  const [shown, setShown] = useState<readonly Registered[] | null>(null);
  const open = () => setShown(inForce());
  useShortcut({ keys: '?', label: t('showShortcuts'), group: t('everywhere'), run: open });
  const list = shown && <ShortcutList shortcuts={shown} onClose={() => setShown(null)} />;
  return { open, list };
}

function ShortcutList({ shortcuts, onClose }: { shortcuts: readonly Registered[]; onClose: () => void }) {
  const t = useTexts(uiTexts);
  const mac = onMac();
  const groups = Map.groupBy(shortcuts, (s) => s.group);
  return (
    <Dialog label={t('shortcuts')} onClose={onClose} width={560}>
      <header className={styles.head}>
        <h2>{t('shortcuts')}</h2>
        <IconButton icon="cross" label={t('close')} onClick={onClose} />
      </header>
      <div className={styles.groups}>
        {[...groups].map(([group, entries]) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl>
              {entries.map((s) => (
                <div key={s.label}>
                  <dt>{s.label}</dt>
                  <dd>
                    {[s.keys].flat().map((keys) => (
                      <Kbd key={keys}>{keyLabel(keys, mac)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.foot}>{t('shortcutsHint')}</p>
    </Dialog>
  );
}
