export {
  type AcceptedEvents,
  acceptCheckedEvents,
  acceptEvents,
  type CheckedEvents,
  checkEvents,
} from './accept-events.ts';
export {
  type AcceptedOrders,
  acceptCheckedOrders,
  acceptOrders,
  type CheckedOrders,
  checkOrders,
} from './accept-orders.ts';
export { answersBetween, answersSince, answersTo, countAnswersTo, formsTold } from './answer-sql.ts';
export type { CustomerDirectory } from './customer-directory.ts';
export {
  customersWithJournal,
  didBetween,
  eraseJournal,
  eventShare,
  type JournalEntry,
  journalBetween,
  journalSince,
  orderShare,
} from './customer-journal.ts';
export { countByType, DONE_BY_COHORT, firstAfter } from './event-sql.ts';
export { expireDetails, retentionSchedule } from './expire-details.ts';
export {
  type Done,
  doneBy,
  type HistoryEvent,
  type HistorySource,
  historyOf,
  type TypeAsked,
} from './history.ts';
export type { Whom } from './history-sql.ts';
export { ANY_EVENT, type Before, countEvents, type EventRecord, eventAt, eventsOf } from './journal-sql.ts';
export { KeptHistories, type KeptView } from './kept-histories.ts';
export { eventPresenter, showOrder } from './list-journal.ts';
export { countOrders, countOrdersAt, ordersOf, PAID_BY_COHORT } from './order-sql.ts';
export {
  ALL_PURCHASES,
  type CustomerOrders,
  ORDER_STATS_SINCE,
  orderedBetween,
  orderStatsBetween,
  orderStatsOf,
  orderStatsSince,
  PURCHASES,
  readOrderStats,
} from './order-stats-sql.ts';
export { eventsSchedules, prepareJournal } from './partitions.ts';
export { CYCLES_JOB, cyclesJob, recountCyclesLater } from './recount-cycles.ts';
export {
  readRow,
  readRows,
  rowsRefused,
  type Sorted,
  sayRefused,
  sortOut,
  sortOutInTurns,
  stopIfRefused,
} from './refused-rows.ts';
export { removeEvents, takeBackEvents } from './remove-events.ts';
export { removeOrders } from './remove-orders.ts';
export { eventsRoutes } from './routes.ts';
export type { Span } from './span.ts';
export { eventsTexts } from './texts.ts';
export { copyEventIds, copyOrders, eventTrialTables, orderTrialTables } from './trial.ts';
