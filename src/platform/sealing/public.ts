export { SealError, type Sealer, sealer } from './sealer.ts';
