export { audienceJobs, BREAKER } from './bulk.ts';
export { conditionExplainer } from './explain-condition.ts';
export { factsOf } from './facts.ts';
export { Indexes } from './index/indexes.ts';
export { Audiences, type People, sentenceFor } from './people.ts';
export { attributeReferences, tagReferences } from './references.ts';
export { audienceRoutes } from './routes.ts';
export { audienceTexts } from './texts.ts';
