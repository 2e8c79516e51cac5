/** The job centre's way to the server. */
import type { cancelJob, getJob, listJobs } from '#features/jobs/contract';
import type { undoJob } from '#features/tags/contract';
import type { OutputOf } from '#kernel';
import { route } from '#ui';

export const listJobsRoute = route<typeof listJobs>('GET /jobs');
export const getJobRoute = route<typeof getJob>('GET /jobs/{id}');
export const cancelJobRoute = route<typeof cancelJob>('POST /jobs/{id}/cancel');
export const undoJobRoute = route<typeof undoJob>('POST /jobs/{id}/undo');

export type Job = OutputOf<typeof getJob>;
