/** The customer of the chat: warning, quick tags, tags, follow-ups; what one does most stands in the dock. */
import { useEffect, useState } from 'react';
import { Icon, isComposing } from '#ui/lean';
import type { Held } from './api.ts';
import { FollowUps } from './follow-ups.tsx';
import { Header } from './header.tsx';
import { HeldTags } from './held-tags.tsx';
import { MaterialSheet } from './material-sheet.tsx';
import { MeaningCard, MeaningContext, type Meant } from './meaning.tsx';
import { NoteSheet } from './note-sheet.tsx';
import { QuickTags } from './quick-tags.tsx';
import { RemarkSheet } from './remark-sheet.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { Sidebar, State } from './store.ts';
import { Suggestions } from './suggestions.tsx';
import { TagSheet } from './tag-sheet.tsx';
import { ToastLine } from './toast-line.tsx';
import { WhySheet } from './why-sheet.tsx';
import { tapOn, type View } from './writes.ts';

type Open = 'tags' | 'note' | 'material' | 'remark' | { readonly why: Held };

export interface CustomerProps {
  sidebar: Sidebar;
  state: State;
  view: View;
}

export function Customer({ sidebar, state, view }: CustomerProps) {
  const { t } = useSpeech();
  const [open, setOpen] = useState<Open | null>(null);
  const [meant, setMeant] = useState<Meant | null>(null);
  const close = () => setOpen(null);
  useDigits(open === null && view.mayTag, (n) => {
    const tag = view.quick[n - 1];
    if (tag && (!tag.protected || view.mayTagProtected)) sidebar.tap(tapOn(view, tag));
  });
  const why = open !== null && typeof open === 'object' ? open.why : null;
  return (
    <MeaningContext value={setMeant}>
      <div className={styles.page}>
        <main>
          <Header view={view} onRemark={() => setOpen('remark')} onKept={(note) => sidebar.note(note)} />
          {view.mayTag && <Suggestions sidebar={sidebar} view={view} />}
          {view.mayTag && <QuickTags sidebar={sidebar} view={view} onAll={() => setOpen('tags')} />}
          <HeldTags view={view} onWhy={(held) => setOpen({ why: held })} />
          <FollowUps view={view} />
        </main>
        <div className={styles.bottom}>
          <MeaningCard meant={meant} />
          <ToastLine sidebar={sidebar} state={state} />
          <div className={styles.dock}>
            <button type="button" className={styles.plain} onClick={() => setOpen('note')}>
              <Icon name="pencil" />
              {t('writeNote')}
            </button>
            <button type="button" className={styles.plain} onClick={() => setOpen('material')}>
              <Icon name="file" />
              {t('sendMaterial')}
            </button>
            {view.mayTag && (
              <button type="button" className={styles.primary} onClick={() => setOpen('tags')}>
                <Icon name="plus" />
                {t('tagIt')}
              </button>
            )}
          </div>
        </div>
        {open === 'tags' && <TagSheet sidebar={sidebar} view={view} onClose={close} />}
        {open === 'material' && <MaterialSheet view={view} onClose={close} />}
        {open === 'note' && <NoteSheet onSave={(note) => sidebar.note(note)} onClose={close} />}
        {open === 'remark' && (
          <RemarkSheet remark={view.remark} onSave={(remark) => sidebar.remark(remark)} onClose={close} />
        )}
        {why && <WhySheet sidebar={sidebar} view={view} held={why} onClose={close} />}
      </div>
    </MeaningContext>
  );
}

/** 1–9 tap the quick tags, unless somebody is writing. */
function useDigits(on: boolean, tap: (n: number) => void): void {
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isComposing(event)) return;
      if ((event.target as HTMLElement).closest('input, textarea, select, dialog')) return;
      if (/^[1-9]$/.test(event.key)) tap(Number(event.key));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
