import { sentence } from '#features/conditions/core';
import { type Route, route } from '#platform/http';
import type { AskModel } from '#platform/outgoing';
import { bulkTaggings as bulk } from './bulk.ts';
import * as contract from './contract.ts';
import { countAudience } from './count.ts';
import { explainCondition } from './explain-condition.ts';
import { exportPeople } from './export-people.ts';
import { facetsOf } from './facets.ts';
import type { Indexes } from './index/indexes.ts';
import { indexState } from './index-state.ts';
import { overlapOf } from './overlap.ts';
import type { Audiences } from './people.ts';
import { queryAudience } from './query.ts';
import { readSentence } from './read-sentence.ts';
import { rebuildIndex } from './rebuild-index.ts';
import {
  changeAudience,
  conditionOf,
  createAudience,
  deleteAudience,
  freezeAudience,
  getAudience,
  listAudiences,
} from './saved.ts';
import { tryKeywords } from './try-keywords.ts';

/** `askModel`: null where nobody has set one up. */
export function audienceRoutes(
  audiences: Audiences,
  indexes: Indexes,
  askModel: AskModel | null,
): readonly Route[] {
  return [
    route(contract.getIndex, (ctx) => indexState(indexes, ctx)),
    route(contract.rebuildIndex, (ctx) => rebuildIndex(ctx)),
    route(contract.countAudience, (ctx, { body }) => countAudience(audiences, ctx, body)),
    route(contract.sentenceOf, async (ctx, { body }) => {
      const { resolved, terms } = await audiences.meaning(ctx, body.condition, body.minPosition);
      return {
        'zh-CN': sentence(resolved, terms, 'zh-CN'),
        'zh-TW': sentence(resolved, terms, 'zh-TW'),
        en: sentence(resolved, terms, 'en'),
      };
    }),
    route(contract.readSentence, (ctx, { body }) => readSentence(audiences, askModel, ctx, body)),
    route(contract.tryKeywords, (_, { body }) => tryKeywords(body)),
    route(contract.explainCondition, (ctx, { body }) => explainCondition(audiences, ctx, body)),
    route(contract.queryAudience, (ctx, { body }) => queryAudience(audiences, ctx, body)),
    route(contract.facetsOf, (ctx, { body }) => facetsOf(audiences, ctx, body)),
    route(contract.overlapOf, (ctx, { body }) => overlapOf(audiences, ctx, body)),
    route(contract.bulkTaggings, (ctx, { body }) => bulk(audiences, ctx, body)),
    route(contract.exportCondition, async (ctx, { body, reply }) => {
      await exportPeople(audiences, ctx, reply, { ...body, name: 'audience', subject: null });
    }),
    route(contract.listAudiences, (ctx, { query }) => listAudiences(audiences, ctx, query)),
    route(contract.createAudience, (ctx, { body }) => createAudience(audiences, ctx, body)),
    route(contract.getAudience, (ctx, { params, query }) =>
      getAudience(audiences, ctx, params.id, query.minPosition),
    ),
    route(contract.changeAudience, (ctx, { params, body }) =>
      changeAudience(audiences, ctx, params.id, body),
    ),
    route(contract.deleteAudience, (ctx, { params }) => deleteAudience(ctx, params.id)),
    route(contract.freezeAudience, (ctx, { params, body }) =>
      freezeAudience(audiences, ctx, params.id, body?.name),
    ),
    route(contract.exportAudience, async (ctx, { params, query, reply }) => {
      await audiences.index(ctx, query.minPosition);
      const { name, condition } = await conditionOf(ctx, params.id);
      await exportPeople(audiences, ctx, reply, {
        condition,
        format: query.format,
        name,
        subject: params.id,
      });
    }),
  ];
}
