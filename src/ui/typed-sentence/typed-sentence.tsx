/**
 * A condition written as one Chinese sentence. What the server read becomes the draft of the page; what it did not
 * understand stays marked here, with every choice that the text left open.
 */
import { type KeyboardEvent, useId, useState } from 'react';
import type { readSentence } from '#features/audience/contract';
import type { Condition } from '#features/conditions/core';
import type { OutputOf } from '#kernel';
import { useWrite } from '../client/hooks.ts';
import { route } from '../client/route.ts';
import { useTexts } from '../i18n/language-provider.tsx';
import { Icon } from '../icon/icon.tsx';
import { isComposing } from '../keyboard/keys.ts';
import { Segments } from '../parts/segments.tsx';
import { ErrorState } from '../states/error-state.tsx';
import { grouped, marked } from './marked.ts';
import { typedSentenceTexts } from './texts.ts';
import styles from './typed-sentence.module.css';

const readRoute = route<typeof readSentence>('POST /conditions/read', { reads: true });
type Reading = OutputOf<typeof readSentence>;

const LONGEST = 2000;

export interface TypedSentenceProps {
  onRead: (condition: Condition) => void;
  /** Tags that the sentence wants put on and taken off; without it they are said to mean something in rules only. */
  onEffects?: (effects: Reading['effects']) => void;
}

type Window = '30d' | 'ever';

export function TypedSentence(props: TypedSentenceProps) {
  const t = useTexts(typedSentenceTexts);
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.typed}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="pencil" size={14} />
        {t('open')}
        <Icon name={open ? 'up' : 'down'} size={12} />
      </button>
      <div id={id} hidden={!open}>
        {open && <Pane {...props} />}
      </div>
    </div>
  );
}

function Pane({ onRead, onEffects }: TypedSentenceProps) {
  const t = useTexts(typedSentenceTexts);
  const [text, setText] = useState('');
  const [window, setWindow] = useState<Window>('30d');
  const [shown, setShown] = useState<{ readonly text: string; readonly reading: Reading } | null>(null);
  const { mutate, isPending, error } = useWrite(readRoute, {
    onDone: (reading, { body }) => {
      setShown({ text: body.text, reading });
      if (reading.condition) onRead(reading.condition);
      if (reading.effects.add.length + reading.effects.remove.length > 0) onEffects?.(reading.effects);
    },
  });
  const wanted = text.trim();
  const read = (span: Window, model = false) => {
    if (wanted !== '' && !isPending)
      mutate({ body: { text: wanted, window: span === 'ever' ? null : span, model } });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    read(window);
  };
  return (
    <div className={styles.pane}>
      <textarea
        className={styles.text}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        rows={3}
        maxLength={LONGEST}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it was opened to be written in
        autoFocus
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.row}>
        <button
          type="button"
          className={styles.read}
          disabled={wanted === '' || isPending}
          onClick={() => read(window)}
        >
          {t('read')}
        </button>
        <span className={styles.quiet} aria-hidden="true">
          {t('undated')}
        </span>
        <Segments<Window>
          label={t('undated')}
          small
          value={window}
          options={[
            { value: '30d', label: t('lately') },
            { value: 'ever', label: t('ever') },
          ]}
          onChange={(span) => {
            setWindow(span);
            if (shown) read(span);
          }}
        />
      </div>
      <p className={styles.quiet}>{t('replaces')}</p>
      {error && <ErrorState error={error} what={t('failed')} onRetry={() => read(window)} />}
      {shown && !error && <Result {...shown} inRule={onEffects !== undefined} />}
      {shown?.reading.hasModel && (
        <div className={styles.row}>
          <button
            type="button"
            className={styles.toggle}
            disabled={isPending}
            onClick={() => read(window, true)}
          >
            <Icon name="spark" size={14} />
            {t('askModel')}
          </button>
          <span className={styles.quiet}>{t('modelHint')}</span>
        </div>
      )}
    </div>
  );
}

function Result({ text, reading, inRule }: { text: string; reading: Reading; inRule: boolean }) {
  const t = useTexts(typedSentenceTexts);
  const { sentence, understood, missed, choices, effects, by } = reading;
  const tags = [...effects.add, ...effects.remove];
  return (
    <section className={styles.result} aria-label={t('result')} aria-live="polite">
      <p className={styles.marked}>
        {marked(text, understood, missed).map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are only ever drawn anew together
          <span key={i} className={piece.as === null ? undefined : styles[piece.as]}>
            {piece.as === 'missed' && <span className="sr">{`${t('missedMark')} `}</span>}
            {piece.text}
          </span>
        ))}
      </p>
      <p>{sentence === null ? t('nothing') : t('asRead', { sentence })}</p>
      {by === 'model' && <p className={styles.byModel}>{t('byModel')}</p>}
      {missed.length > 0 ? (
        <div className={styles.missing}>
          <p>
            <Icon name="alert" size={14} />
            {t('missedCount', { count: missed.length })}
          </p>
          <ul>
            {missed.map(({ from, text: piece, message }) => (
              <li key={from}>
                <b>{piece}</b>
                {` ${message}`}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        sentence !== null &&
        by === 'grammar' && (
          <p className={styles.whole}>
            <Icon name="check" size={14} />
            {t('whole')}
          </p>
        )
      )}
      {choices.length > 0 && (
        <div className={styles.choices}>
          <p>{t('choices')}</p>
          <ul>
            {grouped(choices).map(({ message, texts }) => (
              <li key={message}>
                <span className={styles.pieces}>{texts.join(' · ')}</span>
                {` ${message}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!inRule && tags.length > 0 && (
        <p className={styles.quiet}>{t('onlyRules', { tags: tags.join('、') })}</p>
      )}
    </section>
  );
}
