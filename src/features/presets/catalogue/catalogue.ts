/** Every ready rule: the closed list of what the documents promise in numbers and the condition language can say. */
import type { RulePreset } from '../core/public.ts';
import { customerPresets } from './customers.ts';
import { intentPresets } from './intent.ts';
import { interestPresets } from './interest.ts';
import { journeyPresets } from './journey.ts';
import { prospectPresets } from './prospects.ts';
import { rfmPresets } from './rfm.ts';
import { rhythmPresets } from './rhythm.ts';
import { signalPresets } from './signals.ts';

export const rulePresets: readonly RulePreset[] = [
  ...intentPresets,
  ...interestPresets,
  ...customerPresets,
  ...rfmPresets,
  ...rhythmPresets,
  ...signalPresets,
  ...prospectPresets,
  ...journeyPresets,
];

export const findRulePreset = (key: string): RulePreset | undefined =>
  rulePresets.find((preset) => preset.key === key);
