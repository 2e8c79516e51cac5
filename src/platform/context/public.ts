export { type Ctx, systemActor } from './context.ts';
