/** The endpoints of this screen. */
import type { countAudience, tryKeywords } from '#features/audience/contract';
import type {
  changeRule,
  createRule,
  deleteRule,
  getRule,
  listNearMisses,
  listRuleRuns,
  listRules,
  listRuleVersions,
  pauseRule,
  previewRule,
  publishRule,
  qualityOfRule,
  revertRule,
  sentenceOfRule,
} from '#features/rules/contract';
import type { tagUsage } from '#features/tags/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui';

export const rulesRoute = route<typeof listRules>('GET /rules');
export const ruleRoute = route<typeof getRule>('GET /rules/{id}');
export const createRoute = route<typeof createRule>('POST /rules');
export const changeRoute = route<typeof changeRule>('PATCH /rules/{id}');
export const deleteRoute = route<typeof deleteRule>('DELETE /rules/{id}');
export const sentenceRoute = route<typeof sentenceOfRule>('POST /rules/sentence', { reads: true });
export const previewRoute = route<typeof previewRule>('POST /rules/{id}/preview', {
  reads: true,
  long: true,
});
export const publishRoute = route<typeof publishRule>('POST /rules/{id}/publish');
export const pauseRoute = route<typeof pauseRule>('POST /rules/{id}/pause');
export const versionsRoute = route<typeof listRuleVersions>('GET /rules/{id}/versions');
export const revertRoute = route<typeof revertRule>('POST /rules/{id}/runs/{run}/revert');
/** The same endpoint asked for the effect only: it may be repeated and cancelled. */
export const revertEffectRoute = route<typeof revertRule>('POST /rules/{id}/runs/{run}/revert', {
  reads: true,
});
export const runsRoute = route<typeof listRuleRuns>('GET /rules/{id}/runs');

export const qualityRoute = route<typeof qualityOfRule>('GET /rules/{id}/quality');
export const nearMissesRoute = route<typeof listNearMisses>('GET /rules/{id}/near-misses');

export const countRoute = route<typeof countAudience>('POST /audiences/count', { reads: true });
export const tryKeywordsRoute = route<typeof tryKeywords>('POST /conditions/keywords/try', { reads: true });
export const tagUsageRoute = route<typeof tagUsage>('GET /tags/{id}/usage');

export type Rule = OutputOf<typeof getRule>;
export type Trial = OutputOf<typeof tryKeywords>;
export type RuleStatus = Rule['status'];
export type RuleKind = Rule['kind'];
export type Preview = OutputOf<typeof previewRule>;
export type Sample = Preview['samples'][number];
export type RuleVersion = OutputOf<typeof listRuleVersions>['items'][number];
export type Run = OutputOf<typeof listRuleRuns>['items'][number];
export type Quality = OutputOf<typeof qualityOfRule>;
export type NearMiss = OutputOf<typeof listNearMisses>['items'][number];
