/** What works without being asked: jobs, schedules, lines. */

import { wecomJobs, wecomLines, wecomSchedules } from '#channels/wecom';
import { audienceJobs } from '#features/audience';
import { demoJobs } from '#features/demo';
import { CYCLES_JOB, cyclesJob, eventsSchedules, retentionSchedule } from '#features/events';
import { formLines, formSchedules } from '#features/forms';
import { importJobs, importSchedules } from '#features/imports';
import { materialLines, materialSchedules } from '#features/materials';
import { noticeLines, noticeSchedules } from '#features/notices';
import { PASS_JOB, passJob, REVERT_JOB, revertJob, rulesLine, rulesSchedules } from '#features/rules';
import { siteLines, siteSchedules } from '#features/sites';
import { tagJobs, tagSchedules } from '#features/tags';
import { forgetAnswers, forgetTries } from '#platform/http';
import type { Schedule } from '#platform/queue';
import type { Assembled } from './assembled.ts';

/** Answers to writes with a key are kept for days, counted tries for one, neither for ever. */
const answersSchedule = (clock: () => Date): Schedule => ({
  name: 'answers',
  cron: '30 3 * * *',
  work: async (db) => {
    await forgetAnswers(db, clock());
    await forgetTries(db, clock());
  },
});

export const backgroundOf = ({
  parts,
  audiences,
  sealing,
  ports,
  notices,
  materials: materialPorts,
  wecom,
  welcomes,
}: Assembled) => {
  const materials = { ...parts, ports: materialPorts };
  const sites = { ...parts, sealer: sealing };
  return {
    jobs: new Map([
      ...tagJobs(ports.tags),
      ...audienceJobs,
      ...importJobs(ports.imports),
      [CYCLES_JOB.name, cyclesJob],
      [PASS_JOB.name, passJob({ audiences })],
      [REVERT_JOB.name, revertJob()],
      ...demoJobs(ports.tags),
      ...wecomJobs(wecom),
    ]),
    schedules: [
      ...eventsSchedules,
      retentionSchedule(parts.clock),
      ...tagSchedules(parts.clock),
      ...importSchedules(ports.imports.uploads, parts.clock),
      answersSchedule(parts.clock),
      ...rulesSchedules({ audiences }, parts.clock),
      ...noticeSchedules(parts.clock),
      ...materialSchedules(materials),
      ...siteSchedules(sites),
      ...formSchedules(parts.clock),
      ...wecomSchedules(wecom),
    ],
    lines: [
      rulesLine({ ...parts, audiences }),
      ...wecomLines(wecom, welcomes),
      ...noticeLines({ ...parts, ports: notices }),
      ...materialLines(materials),
      ...siteLines(sites),
      ...formLines(parts),
    ],
  };
};
