/** The endpoints of this screen. */
import type { listEvents } from '#features/events/contract';
import type { explainEvent, getEvent } from '#features/rules/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui';

export const eventsRoute = route<typeof listEvents>('GET /events');
export const eventRoute = route<typeof getEvent>('GET /events/{position}');
export const whyRoute = route<typeof explainEvent>('GET /events/{position}/rules/{rule}');

export type EventItem = OutputOf<typeof listEvents>['items'][number];
export type OpenedEvent = OutputOf<typeof getEvent>;
export type Effect = OpenedEvent['effects'][number];
export type RuleBeside = OpenedEvent['rules'][number];
export type EventExplanation = OutputOf<typeof explainEvent>;
