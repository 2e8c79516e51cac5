export { streamAliveBefore } from './alive-before.ts';
export {
  attributeCatalogue,
  attributeCatalogue as attributeTerms,
  attributeTypes,
} from './attributes/attribute-catalogue.ts';
export { createAttribute } from './attributes/create-attribute.ts';
export { erasedOf } from './change-sql.ts';
export { type ChannelName, channelTerms } from './channel-terms.ts';
export { type FollowStatus, rfmKeys } from './core/public.ts';
export { attributeFactsOf, type FollowFact, followFactsOf, rfmValues } from './customer-facts.ts';
export { holdLiving, isLiving, nextOrdinal, withMerged } from './customer-sql.ts';
export { type ExportedCustomer, readSummaries, streamSummaries } from './customer-summaries.ts';
export { customersInReach } from './customers-in-reach.ts';
export { deleteCustomer } from './delete-customer.ts';
export { customerDirectory, customerDirectoryFor, findCustomers, needCustomer } from './find-customers.ts';
export { LiveCustomers } from './live.ts';
export { customersMatching } from './matching-customers.ts';
export { rowsThatFollow } from './merging/follow-merges.ts';
export { mergeCustomers } from './merging/merge-customers.ts';
export { unmergeCustomer } from './merging/unmerge-customer.ts';
export {
  type NamedCustomer,
  namedCustomers,
  type ObservedName,
  observeNames,
  ownersOf,
} from './observe-names.ts';
export type {
  AttributeReferences,
  CustomerPorts,
  EraseParticipant,
  MergeParticipant,
  TimelineEntry,
  TimelineSource,
  TouchedSource,
} from './ports.ts';
export { readCustomer } from './read-customer.ts';
export { CAME_BY_CHANNEL, type FollowFilter, type FollowState, followsOf } from './relations/follow-sql.ts';
export {
  dueHandOvers,
  endHandOver,
  type HandOver,
  putOffHandOver,
  takersOf,
} from './relations/hand-over-sql.ts';
export { followersMatching } from './relations/matching-followers.ts';
export { type ObservedFollow, observeFollows } from './relations/observe-follows.ts';
export {
  type CustomerRfm,
  customersToScore,
  forgetRfm,
  keepRfm,
  NO_RFM,
  RFM_SINCE,
  type Rfm,
  type RfmCutoffs,
  type RfmMeasuring,
  readRfm,
  rfmBetween,
  rfmChangedBetween,
  rfmOfCustomers,
  rfmQuantiles,
  rfmSince,
} from './rfm-sql.ts';
export { customersRoutes, mergeParticipants } from './routes.ts';
export { countAlive } from './search-sql.ts';
export {
  CUSTOMERS_SINCE,
  type CustomerState,
  countLivingBetween,
  customersBetween,
  customersSince,
  type FollowedCustomer,
  lastOrdinal,
  livingAfter,
  livingOf,
  readCustomers,
  streamCustomers,
  streamFollows,
  touchedBetween,
  touchedSince,
} from './state-sql.ts';
export { CUSTOMER_SUMMARIES } from './summary-sql.ts';
export { streamTextRanks } from './text-ranks.ts';
export { customersTexts } from './texts.ts';
export { copyCustomers, customerTrialTables } from './trial.ts';
export { type UndoneCustomers, type UndoStep, undoCustomerChanges } from './undo-changes.ts';
export {
  type CheckedCustomers,
  checkCustomers,
  type Upserted,
  upsertChecked,
  upsertCustomers,
} from './upsert-customers.ts';
