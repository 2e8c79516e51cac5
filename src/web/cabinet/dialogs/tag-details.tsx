/** What of a tag can be left for later: the rest of its definition, other names, kind, colour, flags. */
import { Checkbox, Input } from 'antd';
import { type ApiError, useTexts } from '#ui';
import { Definition } from './definition-fields.tsx';
import styles from './dialogs.module.css';
import { Field } from './field.tsx';
import { HuePicker } from './hue-picker.tsx';
import { AliasesField, KindField } from './kind-and-aliases.tsx';
import type { TagDraft } from './tag-draft.ts';
import { dialogTexts } from './texts.ts';

export interface TagDetailsProps {
  draft: TagDraft;
  open: boolean;
  /** Whoever may not protect tags may not take the protection off either. */
  keepsProtection: boolean;
  error: ApiError | null;
  wrong: (path: string) => string | undefined;
  set: (change: Partial<TagDraft>) => void;
}

export function TagDetails(props: TagDetailsProps) {
  const { draft, open, error, wrong, set } = props;
  const t = useTexts(dialogTexts);
  return (
    <details className={styles.more} open={open}>
      <summary>{t('more')}</summary>
      <div className={styles.form}>
        <Definition
          draft={draft}
          set={set}
          wrong={wrong}
          fields={['example', 'counterExample', 'appliedBy', 'removeWhen', 'scope']}
        />
        <Field label={t('purpose')} hint={t('purposeHint')} wrong={wrong('purpose')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 1, maxRows: 4 }}
              maxLength={2000}
              value={draft.purpose}
              onChange={(event) => set({ purpose: event.target.value })}
            />
          )}
        </Field>
        <AliasesField
          value={draft.aliases}
          wrong={aliasWrong(error)}
          onChange={(aliases) => set({ aliases })}
        />
        <KindField label={t('kind')} value={draft.kind} onChange={(kind) => set({ kind })} />
        <Field label={t('color')} many>
          {() => (
            <HuePicker
              label={t('color')}
              none={t('inherit')}
              value={draft.color}
              onChange={(color) => set({ color })}
            />
          )}
        </Field>
        <Flags {...props} />
      </div>
    </details>
  );
}

function Flags({ draft, keepsProtection, set }: TagDetailsProps) {
  const t = useTexts(dialogTexts);
  const flag = (name: 'pinned' | 'protected' | 'internal', disabled = false) => (
    <Checkbox
      checked={draft[name]}
      disabled={disabled}
      onChange={(event) => set({ [name]: event.target.checked })}
    >
      {t(name)}
    </Checkbox>
  );
  return (
    <Field label={t('flags')} many>
      {() => (
        <div className={styles.options}>
          {flag('pinned')}
          {draft.scope === 'enterprise' && (
            <>
              {flag('protected', keepsProtection)}
              {flag('internal')}
            </>
          )}
        </div>
      )}
    </Field>
  );
}

const aliasWrong = (error: ApiError | null): string | undefined =>
  error?.details.find((detail) => /^(body\.)?aliases/.test(detail.path))?.message;
