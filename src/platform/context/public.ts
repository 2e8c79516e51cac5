export { type Ctx, systemActor, systemCtx } from './context.ts';
