import type { RuleParts } from '#features/rules';
import { type Route, route } from '#platform/http';
import * as contract from './contract.ts';
import { getRulePreset, listRulePresets } from './list-presets.ts';
import { makeRuleOfPreset } from './make-rule.ts';

export const presetRoutes = (parts: RuleParts): readonly Route[] => [
  route(contract.listRulePresets, (ctx, { query }) => listRulePresets(parts, ctx, query)),
  route(contract.getRulePreset, (ctx, { params }) => getRulePreset(parts, ctx, params.key)),
  route(contract.makeRuleOfPreset, (ctx, { params }) => makeRuleOfPreset(parts, ctx, params.key)),
];
