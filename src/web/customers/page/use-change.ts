/** Changes of a customer's own fields: saved at once, taken back from the message. */
import { useQueryClient } from '@tanstack/react-query';
import type { changeCustomer } from '#features/customers/contract';
import type { BodyInput } from '#kernel';
import { call, keyOf, useTexts, useToast } from '#ui';
import { type Customer, changeRoute, countRoute, queryRoute, readRoute, timelineRoute } from '../api.ts';
import { customerTexts } from './texts.ts';

export type CustomerChange = BodyInput<typeof changeCustomer>;

/** Saves a change of one field called `what`, with `back` as the change that undoes it. Throws what the server says. */
export function useChange(customer: string) {
  const t = useTexts(customerTexts);
  const client = useQueryClient();
  const toast = useToast();
  const write = async (body: CustomerChange) => {
    const saved: Customer = await call(changeRoute, { params: { id: customer }, body });
    client.setQueryData(keyOf(readRoute, { params: { id: customer } }), saved);
    await Promise.all(
      [keyOf(timelineRoute), keyOf(queryRoute), keyOf(countRoute)].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
  return async (what: string, body: CustomerChange, back: CustomerChange): Promise<void> => {
    await write(body);
    toast({ text: t('saved', { what }), undo: () => write(back) });
  };
}
