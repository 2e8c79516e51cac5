export { type Log, openLog } from './log.ts';
export { metrics, registry } from './metrics.ts';
