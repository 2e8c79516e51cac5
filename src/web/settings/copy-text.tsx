/** A text to be taken away: a link, a key. Shown whole, copied by one click. */
import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { Icon, useTexts } from '#ui';
import styles from './settings.module.css';
import { settingsTexts } from './texts.ts';

export function CopyText({ label, text }: { label: string; text: string }) {
  const t = useTexts(settingsTexts);
  const input = useRef<InputRef>(null);
  const [state, setState] = useState<'copied' | 'byHand' | null>(null);
  const copy = async () => {
    input.current?.select();
    try {
      // Missing on plain http, where many companies run this.
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('byHand');
    }
  };
  return (
    <div>
      <div className={styles.secret}>
        <Input
          ref={input}
          readOnly
          aria-label={label}
          value={text}
          onFocus={(event) => event.target.select()}
        />
        <Button
          type="primary"
          icon={<Icon name={state === 'copied' ? 'check' : 'copy'} size={14} />}
          onClick={() => void copy()}
        >
          {state === 'copied' ? t('copied') : t('copy')}
        </Button>
      </div>
      <div className="fs12 t3" role="status">
        {state === 'byHand' && t('copyByHand')}
      </div>
    </div>
  );
}
