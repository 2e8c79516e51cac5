/** Doing something in the simulated company, and saying what happened. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, call, keyOf, useErrorSentence, useTexts, useToast } from '#ui';
import { heldRoute, readRoute } from '../../customers/api.ts';
import { type Act, actRoute, type Relation, type Simulated, simulationRoute } from '../api.ts';
import { playPageRoute } from '../route.ts';
import { playTexts } from './texts.ts';

export interface Acting {
  readonly busy: boolean;
  /** The last thing that happened, as a sentence. */
  readonly said: string;
  readonly nameOf: { readonly member: (userId: string) => string; readonly customer: (id: string) => string };
  /** Does it, and shows the pair that it was about. */
  readonly act: (act: Act) => Promise<void>;
  /** Whom the phones show. */
  readonly show: (pair: { readonly customer?: string; readonly member?: string }) => void;
}

export function useActing(company: Simulated, relations: readonly Relation[]): Acting {
  const t = useTexts(playTexts);
  const client = useQueryClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  const navigate = playPageRoute.useNavigate();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const member = (userId: string) => company.members.find((one) => one.userId === userId)?.name ?? userId;
  const customer = (id: string) => relations.find((one) => one.externalUserId === id)?.name || t('someone');
  const show: Acting['show'] = (search) => void navigate({ search, replace: true });

  const sentenceOf = (act: Act, userId: string, id: string): string => {
    const pair = { customer: 'name' in act && act.name ? act.name : customer(id), member: member(userId) };
    switch (act.act) {
      case 'scan':
      case 'add':
        return t('didAdd', pair);
      case 'write':
        return t('didWrite', pair);
      case 'leave':
        return t('didLeave', pair);
      case 'delete':
        return t('didDelete', pair);
      case 'edit': {
        const [added] = act.addTags ?? [];
        const [removed] = act.removeTags ?? [];
        if (added) return t('didTag', { ...pair, tag: nameIn(added) });
        return removed ? t('didUntag', { ...pair, tag: nameIn(removed) }) : t('didRemark', pair);
      }
    }
  };
  return {
    busy,
    said,
    nameOf: { member, customer },
    show,
    act: async (act) => {
      setBusy(true);
      try {
        const { userId, externalUserId } = await call(actRoute, { body: act });
        setSaid(sentenceOf(act, userId, externalUserId));
        await client.invalidateQueries({ queryKey: keyOf(simulationRoute) });
        for (const queryKey of [keyOf(readRoute), keyOf(heldRoute)])
          void client.invalidateQueries({ queryKey });
        show({ customer: externalUserId, member: userId });
      } catch (error) {
        const hint = error instanceof ApiError ? error.hint : '';
        toast({ text: `${sentence(error)} ${hint}`.trim(), tone: 'bad' });
      }
      setBusy(false);
    },
  };
}

/** `意向/高意向` → 高意向. */
const nameIn = (path: string): string => path.slice(path.indexOf('/') + 1);
