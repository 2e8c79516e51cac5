import type { applyLibrary, exportLibrary, listPresets, planLibrary } from '#features/tags/contract';
import { type Input, type Route, route } from '#ui';

export const presets = route<typeof listPresets>('GET /library/presets');
export const plan = route<typeof planLibrary>('POST /library/plan', { reads: true });
export const apply = route<typeof applyLibrary>('POST /library/apply');
export const exported = route<typeof exportLibrary>('GET /library/export');

type Of<R> = R extends Route<infer X> ? X['output'] : never;
type InputOf<R> = R extends Route<infer X> ? Input<X> : never;

export type Preset = Of<typeof presets>['items'][number];
export type Plan = Of<typeof plan>;
export type PlanChange = Plan['changes'][number];
export type PlanSource = NonNullable<InputOf<typeof plan>['body']>;
