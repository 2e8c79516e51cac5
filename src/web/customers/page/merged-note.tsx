/** Told to somebody who opened a record that became this one; the merge can be taken back right here. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call, keyOf, Note, useErrorSentence, useTexts, useToast } from '#ui';
import { mayDo } from '../../session/session.ts';
import { useSession } from '../../shell/shell-route.ts';
import { type Customer, readRoute, unmergeRoute } from '../api.ts';
import styles from './page.module.css';
import { customerTexts } from './texts.ts';

export interface MergedNoteProps {
  customer: Customer;
  from: string;
  onSplit: (restored: string) => void;
}

export function MergedNote({ customer, from, onSplit }: MergedNoteProps) {
  const t = useTexts(customerTexts);
  const session = useSession();
  const client = useQueryClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState(false);
  const split = async () => {
    setBusy(true);
    try {
      await call(unmergeRoute, { params: { id: customer.id }, body: { from } });
      client.removeQueries({ queryKey: keyOf(readRoute, { params: { id: from } }) });
      onSplit(from);
      await client.invalidateQueries();
    } catch (error) {
      toast({ text: sentence(error), tone: 'bad' });
      setBusy(false);
    }
  };
  return (
    <div className={styles.note}>
      <Note>
        <span className="row wrap">
          {t('mergedNote', { id: from })}
          {mayDo(session, 'customers:write') && customer.mergedFrom.includes(from) && (
            <Button size="small" loading={busy} onClick={() => void split()}>
              {t('undoMerge')}
            </Button>
          )}
        </span>
      </Note>
    </div>
  );
}
