/** A material or a form for this customer: one's own link is made and copied, to be pasted into the chat. */
import { useEffect, useId, useState } from 'react';
import { call, Icon } from '#ui/lean';
import { formLinkRoute, formsRoute, linkRoute, materialsRoute } from './api.ts';
import { Sheet } from './sheet.tsx';
import styles from './sidebar.module.css';
import { useSpeech } from './speech.ts';
import type { View } from './writes.ts';

const TYPING_MS = 200;
const SHOWN = 30;

interface Sendable {
  readonly id: string;
  readonly name: string;
  readonly isForm: boolean;
}

type Made =
  | { readonly of: string; readonly url: string; readonly copied: boolean }
  | { readonly of: string; readonly failed: string };

export function MaterialSheet({ view, onClose }: { view: View; onClose: () => void }) {
  const { t } = useSpeech();
  const [q, setQ] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const found = useSendable(q.trim());
  const take = async ({ id, isForm }: Sendable) => {
    try {
      const asked = { params: { id }, body: { customer: view.customer.id } };
      const { url } = await (isForm ? call(formLinkRoute, asked) : call(linkRoute, asked));
      // Missing on plain http, and refused by some phones.
      const copied = await navigator.clipboard?.writeText(url).then(
        () => true,
        () => false,
      );
      setMade({ of: id, url, copied: copied ?? false });
    } catch (error) {
      setMade({ of: id, failed: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <Sheet title={t('sendMaterial')} onClose={onClose}>
      <label className={styles.search}>
        <Icon name="search" />
        <span className="sr">{t('searchMaterial')}</span>
        <input
          type="search"
          placeholder={t('searchMaterial')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </label>
      {found?.length === 0 && <p className="t2">{q ? t('noHit', { q }) : t('noMaterials')}</p>}
      <ul className={styles.materials}>
        {found?.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => void take(one)}>
              <Icon name="copy" />
              <span>{one.name}</span>
              {one.isForm && <span className="t3">{t('form')}</span>}
              <span className="sr">{t('copyLink')}</span>
            </button>
            {made?.of === one.id && <MadeLine made={made} />}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function MadeLine({ made }: { made: Made }) {
  const { t } = useSpeech();
  const id = useId();
  if ('failed' in made)
    return (
      <p role="status" className="bad">
        {t('rolledBack', { reason: made.failed })}
      </p>
    );
  return (
    <p role="status" className="t2">
      <label htmlFor={id}>{made.copied ? t('linkCopied') : t('linkByHand')}</label>
      <input id={id} readOnly value={made.url} onFocus={(event) => event.target.select()} />
    </p>
  );
}

function useSendable(q: string): readonly Sendable[] | null {
  const [found, setFound] = useState<readonly Sendable[] | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    const timer = setTimeout(
      () => {
        sendable(q, asking.signal).then(
          setFound,
          // What was found before stays; the line at the bottom says that nothing gets through.
          () => {},
        );
      },
      q ? TYPING_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [q]);
  return found;
}

/** Forms first: there are few of them. */
async function sendable(q: string, signal: AbortSignal): Promise<readonly Sendable[]> {
  const status = 'active' as const;
  const [forms, materials] = await Promise.all([
    call(formsRoute, { query: { status } }, { signal }),
    call(materialsRoute, { query: { limit: SHOWN, status, ...(q ? { q } : {}) } }, { signal }),
  ]);
  const named = forms.items.filter(
    ({ name, questions }) => questions.length > 0 && name.toLowerCase().includes(q.toLowerCase()),
  );
  return [
    ...named.map(({ id, name }) => ({ id, name, isForm: true })),
    ...materials.items.map(({ id, name }) => ({ id, name, isForm: false })),
  ];
}
