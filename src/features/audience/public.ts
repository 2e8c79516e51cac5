export { audienceJobs, BREAKER } from './bulk.ts';
export { conditionExplainer, standing } from './explain-condition.ts';
export {
  type FactsAsked,
  factsAskedBy,
  factsIn,
  factsOf,
  leanFactsIn,
  withStateOf,
} from './facts.ts';
export { lastDrifts } from './index/check-sql.ts';
export { Indexes } from './index/indexes.ts';
export { Audiences, type People, sentenceFor } from './people.ts';
export { rebuildIndex } from './rebuild-index.ts';
export { attributeReferences, audiencesNaming, type Names, tagReferences } from './references.ts';
export { audienceRoutes } from './routes.ts';
export { audienceTexts } from './texts.ts';
export { type Terms, termsIn } from './vocabulary.ts';
