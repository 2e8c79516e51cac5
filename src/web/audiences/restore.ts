/** Saving again what was just deleted or changed, for undo. */
import type { Condition } from '#features/conditions/core';
import { call } from '#ui';
import { type Audience, changeRoute, createRoute } from './api.ts';

/** The contract leaves a saved condition open; the server has checked it when it was saved. */
export const conditionOf = (audience: Audience): Condition => audience.condition as Condition;

export const restore = ({ name, description, shared, ...audience }: Audience): Promise<Audience> =>
  call(createRoute, {
    body: { name, description, shared, condition: conditionOf({ name, description, shared, ...audience }) },
  });

/** Puts the condition back that an audience had. */
export const putBack = (audience: Audience): Promise<Audience> =>
  call(changeRoute, { params: { id: audience.id }, body: { condition: conditionOf(audience) } });
