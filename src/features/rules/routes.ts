import { goneSignal, type Route, route } from '#platform/http';
import { explainEvent } from './after-event/explain-event.ts';
import { getEvent } from './after-event/get-event.ts';
import * as contract from './contract.ts';
import { nearMisses } from './near-misses.ts';
import { type PreviewParts, previewRule } from './preview.ts';
import { publishRule } from './publish.ts';
import { type QualityParts, ruleQuality } from './quality/quality.ts';
import { revertRule } from './revert.ts';
import {
  changeRule,
  createRule,
  deleteRule,
  getRule,
  listRuleRuns,
  listRules,
  listRuleVersions,
  pauseRule,
  sentenceOfRule,
} from './rules.ts';
import { acceptSuggestion, listSuggestions, rejectSuggestion } from './suggestions/decide-suggestion.ts';

export const rulesRoutes = (parts: PreviewParts & QualityParts): readonly Route[] => [
  route(contract.listRules, (ctx, { query }) => listRules(parts, ctx, query)),
  route(contract.createRule, (ctx, { body }) => createRule(parts, ctx, body)),
  route(contract.sentenceOfRule, (ctx, { body }) => sentenceOfRule(parts, ctx, body)),
  route(contract.getRule, (ctx, { params }) => getRule(parts, ctx, params.id)),
  route(contract.changeRule, (ctx, { params, body }) => changeRule(parts, ctx, params.id, body)),
  route(contract.deleteRule, (ctx, { params }) => deleteRule(ctx, params.id)),
  route(contract.listRuleVersions, (ctx, { params }) => listRuleVersions(parts, ctx, params.id)),
  route(contract.listRuleRuns, (ctx, { params, query }) => listRuleRuns(ctx, params.id, query)),
  route(contract.previewRule, (ctx, { params, body, reply }) =>
    previewRule(parts, ctx, params.id, { days: body?.days, stop: goneSignal(reply) }),
  ),
  route(contract.publishRule, (ctx, { params, body }) => publishRule(parts, ctx, params.id, body)),
  route(contract.pauseRule, (ctx, { params }) => pauseRule(parts, ctx, params.id)),
  route(contract.listNearMisses, (ctx, { params, query }) => nearMisses(parts, ctx, params.id, query)),
  route(contract.qualityOfRule, (ctx, { params, query }) => ruleQuality(parts, ctx, params.id, query.days)),
  route(contract.listSuggestions, (ctx, { params }) => listSuggestions(parts, ctx, params.id)),
  route(contract.acceptSuggestion, (ctx, { params }) =>
    acceptSuggestion(parts, ctx, params.id, params.suggestion),
  ),
  route(contract.rejectSuggestion, (ctx, { params }) => rejectSuggestion(ctx, params.id, params.suggestion)),
  route(contract.getEvent, (ctx, { params }) => getEvent(parts, ctx, params.position)),
  route(contract.explainEvent, (ctx, { params }) => explainEvent(parts, ctx, params.position, params.rule)),
  route(contract.revertRule, (ctx, { params, body }) =>
    revertRule(parts, ctx, params.id, params.run, body ?? {}),
  ),
];
