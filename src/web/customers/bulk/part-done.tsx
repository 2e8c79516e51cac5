/** What was done and what was refused, by reason; all of it can be taken back. */
import { Button } from 'antd';
import { useState } from 'react';
import { Icon, Note, useErrorSentence, useFormat, useTexts, useToast } from '#ui';
import { DialogFrame } from '../dialog-frame.tsx';
import { useUndoCause } from '../tagging/use-tagging.ts';
import { bulkTexts } from './texts.ts';

export interface Outcome {
  readonly done: number;
  readonly cause: string | null;
  readonly refused: readonly { readonly why: string; readonly name: string }[];
}

/** Names shown for one reason. */
const MOST_NAMES = 6;

export function PartDone({
  outcome,
  title,
  onClose,
}: {
  outcome: Outcome;
  title: string;
  onClose: () => void;
}) {
  const t = useTexts(bulkTexts);
  const format = useFormat();
  const toast = useToast();
  const sentence = useErrorSentence();
  const undo = useUndoCause();
  const [busy, setBusy] = useState(false);
  const reasons = Map.groupBy(outcome.refused, (no) => no.why);
  const { cause } = outcome;
  const undoAll = async () => {
    if (!cause) return;
    setBusy(true);
    try {
      await undo(cause);
      onClose();
    } catch (error) {
      toast({ text: sentence(error), tone: 'bad' });
    }
    setBusy(false);
  };
  return (
    <DialogFrame
      title={title}
      onClose={onClose}
      footer={
        <>
          {cause && (
            <Button icon={<Icon name="undo" size={14} />} loading={busy} onClick={() => void undoAll()}>
              {t('undoBatch')}
            </Button>
          )}
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      <b>{t('partTitle')}</b>
      <Note tone="ok">{t('partDone', { n: outcome.done })}</Note>
      {[...reasons].map(([why, all]) => {
        const names = format.list([...new Set(all.map((no) => no.name))].slice(0, MOST_NAMES));
        return (
          <Note key={why} tone="warn">
            {t('partRefused', { n: all.length, why, names })}
          </Note>
        );
      })}
    </DialogFrame>
  );
}
