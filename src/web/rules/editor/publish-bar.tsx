/** At the foot of the page: what the rule says, what publishing would do, and the next step. */
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Badge, ErrorNote, Icon, useFormat, useShortcut, useTexts } from '#ui';
import type { Preview, Rule } from '../api.ts';
import { blocksIn } from '../trial/checks.tsx';
import styles from './editor.module.css';
import type { Missing } from './form.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { Sentence } from './sentence.tsx';
import { editorTexts } from './texts.ts';
import type { Spoken } from './use-sentence.ts';

export interface PublishBarProps {
  /** Null while nobody has saved it. */
  rule: Rule | null;
  spoken: Spoken;
  missing: readonly Missing[];
  /** Differs from what is saved. */
  changed: boolean;
  saving: boolean;
  /** Of the version that is saved; null: not tried. */
  preview: Preview | null;
  trying: boolean;
  /** What no field shows. */
  error: unknown;
  onSave: () => void;
  /** Saves what is changed, and tries it. */
  onTry: () => void;
  onPublished: (rule: Rule | null) => void;
}

export function PublishBar(props: PublishBarProps) {
  const { rule, spoken, missing, changed, saving, preview, trying, error, onSave, onTry, onPublished } =
    props;
  const t = useTexts(editorTexts);
  const [backfill, setBackfill] = useState(true);
  const [asking, setAsking] = useState(false);
  const running = rule?.status === 'live' && rule.version === rule.liveVersion;
  /** It runs as it is, and everybody stands as it says. */
  const settled = running && !changed && (preview === null || preview.adds + preview.removes === 0);
  const ready = rule !== null && !changed && preview !== null && !settled;
  const blocks = preview ? blocksIn(preview) : 0;
  useShortcut({ keys: 'mod+enter', label: t('save'), group: t('what'), run: onSave });
  return (
    <div className={styles.bar} data-foot-bar>
      <Sentence spoken={spoken} missing={missing} />
      <ErrorNote error={error} />
      <div className={styles.barActions}>
        {ready && blocks === 0 && <How preview={preview} backfill={backfill} onChange={setBackfill} />}
        {ready && blocks > 0 && (
          <Badge tone="bad" icon="alert">
            {t('blocked', { count: blocks })}
          </Badge>
        )}
        {settled && (
          <Badge tone="ok" icon="play">
            {t('isLive', { version: rule.version })}
          </Badge>
        )}
        {rule && (rule.status === 'paused' || rule.status === 'stopped') && !changed && !preview && (
          <span className="t3 fs12">{t('goOn')}</span>
        )}
        {(changed || rule === null) && (
          <Button loading={saving} onClick={onSave}>
            {t('save')}
          </Button>
        )}
        {ready ? (
          <Button type="primary" disabled={blocks > 0} onClick={() => setAsking(true)}>
            {t('publish')}
          </Button>
        ) : (
          <Button
            type={running && !changed ? 'default' : 'primary'}
            icon={<Icon name="play" size={14} />}
            loading={trying || saving}
            onClick={onTry}
          >
            {t(trying ? 'trying' : changed || rule === null ? 'saveAndTry' : 'try')}
          </Button>
        )}
      </div>
      {asking && ready && (
        <PublishDialog
          rule={rule}
          preview={preview}
          backfill={backfill}
          onPublished={(after) => {
            setAsking(false);
            onPublished(after);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

interface HowProps {
  preview: Preview;
  backfill: boolean;
  onChange: (backfill: boolean) => void;
}

/** What happens to those who are customers already. */
function How({ preview, backfill, onChange }: HowProps) {
  const t = useTexts(editorTexts);
  const format = useFormat();
  const option = (value: boolean, title: string, text: string) => (
    <Radio checked={backfill === value} onChange={() => onChange(value)}>
      <b>{title}</b>
      <span className={styles.howText}>{text}</span>
    </Radio>
  );
  return (
    <fieldset className={styles.how}>
      <legend className="sr">{t('howToPublish')}</legend>
      {option(
        true,
        t('backfill'),
        t('backfillText', { adds: format.count(preview.adds), removes: format.count(preview.removes) }),
      )}
      {option(false, t('onward'), t('onwardText'))}
    </fieldset>
  );
}
