/** Every act by its name. */
import type { z } from 'zod';
import type { World } from '../state/world.ts';
import { adminActs } from './admin-acts.ts';
import { customerActs } from './customer-acts.ts';
import { groupActs } from './group-acts.ts';
import { memberActs } from './member-acts.ts';

export const acts = { ...customerActs, ...memberActs, ...adminActs, ...groupActs };

type Acts = typeof acts;
export type ActName = keyof Acts;
export type ActInput<N extends ActName> = z.input<Acts[N]['input']>;
export type ActResult<N extends ActName> = ReturnType<Acts[N]['run']>;

export const isActName = (name: string): name is ActName => Object.hasOwn(acts, name);

/** Does it, after its input was checked; a wrong input throws what Zod throws. */
export function perform<N extends ActName>(world: World, name: N, input: unknown): ActResult<N> {
  const { input: schema, run } = acts[name] as unknown as {
    input: z.ZodType;
    run: (world: World, input: unknown) => ActResult<N>;
  };
  return run(world, schema.parse(input));
}
