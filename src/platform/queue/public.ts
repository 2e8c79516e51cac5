export { EachUnlessResting } from './each-unless-resting.ts';
export {
  type Asker,
  addJob,
  cancelJob,
  type JobKind,
  type JobRow,
  type JobsSeen,
  jobById,
  listJobs,
  type NewJob,
} from './jobs.ts';
export { type Line, type RunningLines, runLines } from './lines.ts';
export { type AskerNow, Cancelled, type JobHandler, type JobRun } from './run-job.ts';
export { prepareQueue, releaseAbandoned, type Schedule, startWorker, type Worker } from './worker.ts';
