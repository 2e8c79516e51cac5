import { type Route, route } from '#platform/http';
import type { JobHandler, Schedule } from '#platform/queue';
import * as contract from './contract.ts';
import { ADOPT_JOB, adoptJob, adoptTag } from './library/adopt-tag.ts';
import {
  changeCategory,
  createCategory,
  deleteCategory,
  getCategory,
  listCategories,
} from './library/categories.ts';
import { listChangeSets, undoChangeSet } from './library/change-sets.ts';
import { exportLibrary } from './library/export.ts';
import { followAllUsage } from './library/follow-usage.ts';
import { changeGroup, createGroup, deleteGroup, getGroup, listGroups } from './library/groups.ts';
import { libraryHealth } from './library/health.ts';
import { applyLibrary, planLibrary } from './library/plan.ts';
import type { LibraryPorts } from './library/ports.ts';
import { listPresets } from './library/presets.ts';
import { deleteTag, MERGE_JOB, mergeJob, mergeTag, restoreTag } from './library/retire-tag.ts';
import { searchTags } from './library/search.ts';
import { changeTag, createTag, getTag, listTags } from './library/tags.ts';
import { libraryUsage, tagUsage } from './library/usage.ts';
import { changeCustomerTag, customerTagHistory, customerTags } from './tagging/customer-tags.ts';
import { expireDue } from './tagging/expire.ts';
import { type ConditionExplainer, explainTag, type RuleExplainer } from './tagging/explain.ts';
import { handOverDue } from './tagging/hand-over.ts';
import { readCause } from './tagging/read-cause.ts';
import { tagCustomers } from './tagging/tag-customers.ts';
import { UNDO_CAUSES_JOB, undoCause, undoCausesJob, undoJob } from './tagging/undo-job.ts';

/** What tags ask of features that come later; filled in wiring. */
export interface TagPorts extends LibraryPorts {
  /** Absent: an explanation tells the condition's sentence of when the tag was put on. */
  readonly explainCondition?: ConditionExplainer;
  /** Absent: no rules tell what is missing for a tag. */
  readonly explainByRules?: RuleExplainer;
}

/** A file has no room for the other fields of the body. */
const withQuery = <B extends object>(
  body: B,
  { prune, ...query }: { readonly prune?: string | undefined },
): B => ({
  ...query,
  ...(prune === undefined ? {} : { prune: prune === 'true' }),
  ...body,
});

export const tagRoutes = (ports: TagPorts): readonly Route[] => [
  route(contract.listCategories, (ctx, { query }) => listCategories(ctx, query)),
  route(contract.createCategory, (ctx, { body }) => createCategory(ctx, body)),
  route(contract.getCategory, (ctx, { params }) => getCategory(ctx, params.id)),
  route(contract.changeCategory, (ctx, { params, body }) => changeCategory(ctx, params.id, body)),
  route(contract.deleteCategory, (ctx, { params, query }) => deleteCategory(ctx, params.id, query)),

  route(contract.listGroups, (ctx, { query }) => listGroups(ctx, query)),
  route(contract.createGroup, (ctx, { body }) => createGroup(ctx, body)),
  route(contract.getGroup, (ctx, { params }) => getGroup(ctx, params.id)),
  route(contract.changeGroup, (ctx, { params, body }) => changeGroup(ctx, params.id, body)),
  route(contract.deleteGroup, (ctx, { params, query }) => deleteGroup(ctx, ports, params.id, query)),

  route(contract.listTags, (ctx, { query }) => listTags(ctx, ports, query)),
  route(contract.searchTags, (ctx, { query }) => searchTags(ctx, query)),
  route(contract.createTag, (ctx, { body }) => createTag(ctx, body)),
  route(contract.getTag, (ctx, { params }) => getTag(ctx, ports, params.id)),
  route(contract.changeTag, (ctx, { params, body }) => changeTag(ctx, params.id, body)),
  route(contract.deleteTag, (ctx, { params, query }) => deleteTag(ctx, ports, params.id, query)),
  route(contract.restoreTag, (ctx, { params }) => restoreTag(ctx, params.id)),
  route(contract.adoptTag, (ctx, { params, body }) => adoptTag(ctx, ports, params.id, body)),
  route(contract.mergeTag, (ctx, { params, body }) => mergeTag(ctx, ports, params.id, body)),

  route(contract.listChangeSets, (ctx, { query }) => listChangeSets(ctx, query)),
  route(contract.undoChangeSet, (ctx, { params }) => undoChangeSet(ctx, ports.references, params.id)),

  route(contract.planLibrary, (ctx, { body, query }) => planLibrary(ctx, ports, withQuery(body, query))),
  route(contract.applyLibrary, (ctx, { body, query }) => applyLibrary(ctx, ports, withQuery(body, query))),
  route(contract.exportLibrary, (ctx, { query, reply }) => exportLibrary(ctx, query, reply)),
  route(contract.listPresets, (ctx, { query }) => listPresets(ctx, query)),
  route(contract.planPreset, (ctx, { params }) => planLibrary(ctx, ports, { preset: params.id })),
  route(contract.applyPreset, (ctx, { params, body }) =>
    applyLibrary(ctx, ports, { preset: params.id, planHash: body?.planHash }),
  ),
  route(contract.libraryHealth, (ctx) => libraryHealth(ctx, ports)),
  route(contract.libraryUsage, (ctx) => libraryUsage(ctx)),
  route(contract.tagUsage, (ctx, { params }) => tagUsage(ctx, ports, params.id)),

  route(contract.tagCustomers, (ctx, { body }) => tagCustomers(ctx, body)),
  route(contract.customerTags, (ctx, { params }) => customerTags(ctx, params.id)),
  route(contract.customerTagHistory, (ctx, { params, query }) => customerTagHistory(ctx, params.id, query)),
  route(contract.changeCustomerTag, (ctx, { params, body }) =>
    changeCustomerTag(ctx, params.id, params.tag, body),
  ),
  route(contract.explainTag, (ctx, { params, query }) =>
    explainTag(ctx, { condition: ports.explainCondition, rules: ports.explainByRules }, params.id, query.tag),
  ),
  route(contract.getCause, (ctx, { params }) => readCause(ctx, params.id)),
  route(contract.undoCause, (ctx, { params }) => undoCause(ctx, params.id)),
  route(contract.undoJob, (ctx, { params }) => undoJob(ctx, params.id)),
];

export const tagJobs = (ports: TagPorts): ReadonlyMap<string, JobHandler> =>
  new Map([
    [MERGE_JOB.name, mergeJob(ports)],
    [UNDO_CAUSES_JOB.name, undoCausesJob],
    [ADOPT_JOB.name, adoptJob],
  ]);

/** Each minute: assignments whose end has come, personal tags at hand-overs, and counts of changes by day. */
export const tagSchedules = (clock: () => Date): readonly Schedule[] => [
  {
    name: 'tags_expire',
    cron: '* * * * *',
    work: async (db, log) => {
      const ended = await expireDue(db, clock());
      if (ended > 0) log.info({ ended }, 'assignments came to their end');
    },
  },
  {
    name: 'tags_hand_over',
    cron: '* * * * *',
    work: async (db, log) => {
      await handOverDue(db, log, clock);
    },
  },
  // Nobody who opens the cabinet should wait for the changes of the whole night to be counted.
  { name: 'tags_usage', cron: '* * * * *', work: (db) => followAllUsage(db) },
];
