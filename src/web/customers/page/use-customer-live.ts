/** Asks again what the page of a customer shows whenever somebody changed the customer, here or elsewhere. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addressOf, keyOf } from '#ui';
import {
  eventsRoute,
  explainRoute,
  heldRoute,
  historyRoute,
  liveRoute,
  readRoute,
  suggestionsRoute,
  timelineRoute,
} from '../api.ts';

const SHOWN = [
  keyOf(readRoute),
  keyOf(heldRoute),
  keyOf(historyRoute),
  keyOf(explainRoute),
  keyOf(timelineRoute),
  keyOf(suggestionsRoute),
  keyOf(eventsRoute),
];

export function useCustomerLive(id: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(addressOf(liveRoute, { params: { id } }));
    let known: number | null = null;
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { position } = JSON.parse(data) as { position: number };
      const changed = known !== null && position > known;
      known = position;
      if (!changed) return;
      for (const queryKey of SHOWN) void client.invalidateQueries({ queryKey });
    };
    return () => source.close();
  }, [client, id]);
}
