/** The endpoints of this screen. */
import type { getRulePreset, listRulePresets, makeRuleOfPreset } from '#features/presets/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui';

export const presetsRoute = route<typeof listRulePresets>('GET /rule-presets');
export const presetRoute = route<typeof getRulePreset>('GET /rule-presets/{key}');
export const makeRoute = route<typeof makeRuleOfPreset>('POST /rule-presets/{key}/make');

export type Preset = OutputOf<typeof listRulePresets>['items'][number];
export type Story = OutputOf<typeof getRulePreset>['story'];
export type Frame = Story['frames'][number];
export type Change = Frame['changes'][number];
export type Told = Frame['happened'][number];
