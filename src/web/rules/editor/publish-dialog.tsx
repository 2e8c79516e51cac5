/** Publishing, after saying exactly what it changes. */
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, Field, Note, useTexts, useToast, useWrite } from '#ui';
import { listJobsRoute } from '../../jobs/api.ts';
import {
  type Preview,
  publishRoute,
  type Rule,
  ruleRoute,
  rulesRoute,
  runsRoute,
  versionsRoute,
} from '../api.ts';
import { bodyIn } from '../rule-body.ts';
import { trialsOf } from '../trial/use-trial.ts';
import { editorTexts } from './texts.ts';

export interface PublishDialogProps {
  rule: Rule;
  preview: Preview;
  backfill: boolean;
  /** Null: it goes through everybody as a job. */
  onPublished: (rule: Rule | null) => void;
  onClose: () => void;
}

/** Warnings of the preview that are told again, since publishing is what they are about. */
const TOLD: readonly string[] = ['sensitiveLost', 'profilingLost', 'forgotten'];

export function PublishDialog({ rule, preview, backfill, onPublished, onClose }: PublishDialogProps) {
  const t = useTexts(editorTexts);
  const toast = useToast();
  const client = useQueryClient();
  const { name, version, liveVersion } = rule;
  const { adds, removes, unchanged, refused, suggests, wecomWrites } = preview;
  const { privacy } = bodyIn(rule);
  const told = preview.conflicts.filter(({ code }) => TOLD.includes(code));
  const [purpose, setPurpose] = useState('');
  const [agreed, setAgreed] = useState(false);
  const said = purpose.trim() !== '' && agreed;
  const publish = useWrite(publishRoute, {
    invalidates: [rulesRoute, ruleRoute, runsRoute, versionsRoute, listJobsRoute],
    onDone: (answer) => {
      // What it would do has been done.
      client.removeQueries({ queryKey: trialsOf(rule.id) });
      const ended = 'job' in answer ? null : (answer as Rule & { added: number; removed: number });
      toast(
        ended
          ? { text: t('published', { name, added: ended.added, removed: ended.removed }) }
          : { text: t('publishedJob', { name }), tone: 'info' },
      );
      onPublished(ended);
    },
  });
  return (
    <ConfirmDialog
      title={t('publishTitle', { name, version })}
      action={backfill ? t('publishAll', { count: adds + removes + suggests }) : t('publishOnly')}
      busy={publish.isPending}
      disabled={privacy !== undefined && !said}
      error={publish.error}
      onConfirm={() =>
        publish.mutate({
          params: { id: rule.id },
          body: {
            backfill,
            ...(privacy ? { privacy: { purpose: purpose.trim(), agreed: true as const } } : {}),
          },
        })
      }
      onClose={onClose}
    >
      {backfill ? (
        <>
          {suggests > 0 ? (
            <p>{t('publishSuggests', { suggests, removes })}</p>
          ) : (
            <p>{t('publishAdds', { adds, removes, unchanged })}</p>
          )}
          {refused > 0 && <p>{t('publishRefused', { refused })}</p>}
          {wecomWrites > 0 && <p>{t('publishWecom', { writes: wecomWrites })}</p>}
        </>
      ) : (
        <p>{t(rule.kind === 'trigger' ? 'publishOnwardTrigger' : 'publishOnward')}</p>
      )}
      {rule.status === 'live' && liveVersion !== null && liveVersion !== version && (
        <p>{t('publishReplaces', { version: liveVersion })}</p>
      )}
      {told.map(({ text }) => (
        <Note key={text} tone="warn">
          {text}
        </Note>
      ))}
      {privacy && (
        <>
          <Note tone="warn">{t(`privacy_${privacy}_hint`)}</Note>
          <Field label={t('privacyPurpose')} hint={t('privacyKept')}>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={2}
                maxLength={300}
                value={purpose}
                onChange={(event) => setPurpose(event.target.value)}
              />
            )}
          </Field>
          <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
            {t(privacy === 'sensitive' ? 'privacyAgreed' : 'privacyTold')}
          </Checkbox>
        </>
      )}
    </ConfirmDialog>
  );
}
