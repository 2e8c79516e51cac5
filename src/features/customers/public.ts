export {
  attributeCatalogue,
  attributeCatalogue as attributeTerms,
  attributeTypes,
} from './attribute-catalogue.ts';
export { createAttribute } from './create-attribute.ts';
export { attributeFactsOf, type FollowFact, followFactsOf } from './customer-facts.ts';
export { customerDirectory, findCustomers, needCustomer } from './find-customers.ts';
export { type FollowFilter, type FollowState, followsOf, streamFollows } from './follow-sql.ts';
export { followersMatching } from './matching-followers.ts';
export type {
  AttributeReferences,
  CustomerPorts,
  EraseParticipant,
  MergeParticipant,
  TimelineEntry,
  TimelineSource,
} from './ports.ts';
export { type CustomerSummary, customersByOrdinals } from './present-customers.ts';
export { customersRoutes } from './routes.ts';
export { type CustomerState, customersSince, streamCustomers } from './state-sql.ts';
export { customersTexts } from './texts.ts';
export { type Upserted, upsertCustomers } from './upsert-customers.ts';
