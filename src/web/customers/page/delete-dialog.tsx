/** Deleting a customer: everything it touches stands there before the button. */
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { ConfirmDialog, call, useApi, useFormat, useTexts, useToast } from '#ui';
import { type Customer, deleteRoute, timelineRoute } from '../api.ts';
import { customerTexts } from './texts.ts';

export interface DeleteDialogProps {
  customer: Customer;
  /** How many tags the customer has. */
  tags: number;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteDialog({ customer, tags, onClose, onDeleted }: DeleteDialogProps) {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const toast = useToast();
  const client = useQueryClient();
  const [erase, setErase] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const lines = useApi(timelineRoute, { params: { id: customer.id }, query: { limit: 1 } }).data?.total;
  const name = customer.name || t('unnamed');
  const remove = async () => {
    setBusy(true);
    try {
      await call(deleteRoute, { params: { id: customer.id }, query: erase ? { erase: 'true' } : {} });
      toast({ text: t('deleted', { name }) });
      onDeleted();
      await client.invalidateQueries();
    } catch (caught) {
      setError(caught);
      setBusy(false);
    }
  };
  const { count, total } = customer.orders;
  return (
    <ConfirmDialog
      title={t('deleteTitle', { name })}
      action={erase ? t('eraseNow') : t('deleteNow', { name })}
      danger
      busy={busy}
      error={error}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <ul className="col" style={{ gap: 4 }}>
        {tags > 0 && <li>{t('deleteTags', { count: tags })}</li>}
        <li>{t('deleteAudiences')}</li>
        {customer.identities.length > 0 && (
          <li>{t('deleteIdentities', { count: customer.identities.length })}</li>
        )}
        {lines !== undefined && <li>{t('deleteOrders', { count, amount: format.money(total), lines })}</li>}
        <li>
          <b>{t('deleteFinal')}</b>
        </li>
      </ul>
      <Checkbox checked={erase} onChange={(event) => setErase(event.target.checked)}>
        {t('erase')}
      </Checkbox>
    </ConfirmDialog>
  );
}
