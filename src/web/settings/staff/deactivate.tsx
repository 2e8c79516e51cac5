/** Takes somebody's way in, after saying what that means; the reason goes into the audit trail. */

import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, call, Field, useTexts, useToast, useWrite } from '#ui';
import { changeStaffRoute, type Staff } from '../api.ts';
import { staffTexts } from './texts.ts';

export function Deactivate({ person, onClose }: { person: Staff; onClose: () => void }) {
  const t = useTexts(staffTexts);
  const toast = useToast();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const change = useWrite(changeStaffRoute, {
    invalidates: 'everything',
    onDone: () => {
      toast({
        text: t('deactivated', { name: person.name }),
        undo: async () => {
          await call(changeStaffRoute, { params: { id: person.id }, body: { active: true } });
          await client.invalidateQueries();
        },
      });
      onClose();
    },
  });
  const body = { active: false, ...(reason.trim() ? { reason: reason.trim() } : {}) };
  return (
    <ConfirmDialog
      title={t('deactivateTitle', { name: person.name })}
      action={t('deactivateTitle', { name: person.name })}
      danger
      busy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ params: { id: person.id }, body })}
      onClose={onClose}
    >
      <p>{t('deactivateText', { name: person.name })}</p>
      <Field label={t('reason')}>
        {(control) => (
          <Input
            {...control}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
