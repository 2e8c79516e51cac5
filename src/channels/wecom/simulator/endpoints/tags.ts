/** The tag library and marking (contract section 2). */
import { contactEvent, tagEvent } from '../events.ts';
import { need, refuse } from '../failure.ts';
import { type Call, type Endpoints, type Fields, post } from '../pipeline/endpoint.ts';
import type { Author, Editor, Tag, TagGroup } from '../state/tag-library.ts';
import { reachableRelation } from './checks.ts';

const tagView = (tag: Tag, withDeleted: boolean): Fields => ({
  id: tag.id,
  name: tag.name,
  create_time: tag.createdAt,
  order: tag.order,
  ...(withDeleted ? { deleted: tag.deleted } : {}),
});

function groupView(group: TagGroup, tags: readonly Tag[], asked: 'all' | 'groups' | 'tags'): Fields {
  return {
    group_id: group.id,
    group_name: group.name,
    create_time: group.createdAt,
    order: group.order,
    // D: only a question for tags tells whether the group is gone.
    ...(asked === 'tags' ? { deleted: group.deleted } : {}),
    tag: tags.map((tag) => tagView(tag, asked !== 'all')),
  };
}

/** Groups with the tags that were asked for; A: ids that nobody knows are passed over. */
function listLibrary({ world, body }: Call): Fields {
  const { library } = world.company;
  const tagIds = body.texts('tag_id');
  const groupIds = body.texts('group_id');
  need(![...tagIds, ...groupIds].includes(''), 40068);
  if (tagIds.length > 0) {
    const tags = tagIds.flatMap((id) => library.tags.get(id) ?? []);
    const groups = new Set(tags.flatMap((tag) => library.groups.get(tag.groupId) ?? []));
    return {
      tag_group: [...groups].map((group) =>
        groupView(
          group,
          tags.filter((tag) => tag.groupId === group.id),
          'tags',
        ),
      ),
    };
  }
  if (groupIds.length > 0)
    return {
      tag_group: groupIds.flatMap((id) => {
        const group = library.groups.get(id);
        return group
          ? [
              groupView(
                group,
                group.tagIds.flatMap((tag) => library.tags.get(tag) ?? []),
                'groups',
              ),
            ]
          : [];
      }),
    };
  return { tag_group: library.groupsOf().map((group) => groupView(group, library.tagsOf(group), 'all')) };
}

/** D: a tag of a strategy can be put on only by the app that made the strategy. */
function isMarkable({ world, app }: Call, id: string): boolean {
  const { library } = world.company;
  const tag = library.tag(id);
  const ofStrategy = tag && library.group(tag.groupId)?.strategyId !== undefined;
  return tag !== undefined && (!ofStrategy || tag.owner === app.agentId);
}

/** D: only strategies of the calling app; no `deleted`. */
function listStrategyTags({ world, app, body }: Call): Fields {
  const { library, strategies } = world.company;
  const asked = body.number('strategy_id', undefined);
  const own = strategies.filter(
    ({ id, owner }) => owner === app.agentId && (asked === undefined || id === asked),
  );
  return {
    tag_group: own.flatMap(({ id }) =>
      library
        .groupsOf(id)
        .map((group) => ({ strategy_id: id, ...groupView(group, library.tagsOf(group), 'all') })),
    ),
  };
}

const listStrategies = ({ world, app }: Call): Fields => ({
  strategy: world.company.strategies
    .filter(({ owner }) => owner === app.agentId)
    .map(({ id }) => ({ strategy_id: id })),
  next_cursor: '',
});

/** A: one that another app made answers as one that is not there. */
function getStrategy({ world, app, body }: Call): Fields {
  const id = body.number('strategy_id', undefined);
  const found = world.company.strategies.find((one) => one.id === id && one.owner === app.agentId);
  need(found, 40068);
  return { strategy: { strategy_id: found.id, parent_id: 0, strategy_name: found.name, admin_list: [] } };
}

function authorOf({ world, app }: Call): Author {
  const { switches } = world.company;
  return {
    owner: app.agentId,
    now: world.clock.seconds(),
    newId: () => world.random.id('et'),
    max: switches.maxCorpTags,
    skipTaken: switches.duplicateTagName === 'skip',
    ownGroupsOnly: switches.foreignGroupRefused,
  };
}

const editorOf = ({ world, app }: Call): Editor => ({
  owner: app.agentId,
  foreignCode: world.company.switches.foreignTagCode,
});

function addTags(call: Call): Fields {
  const { world, body } = call;
  const { library, switches } = world.company;
  // F: an empty string is an error, not an absent field.
  need(!body.has('group_id') || body.text('group_id') !== '', 40068);
  need(body.has('group_id') || body.has('group_name'), 40058);
  const group = body.has('group_id')
    ? { id: body.text('group_id') }
    : { name: body.text('group_name'), order: body.number('order', undefined) };
  const tags = body
    .inners('tag')
    .map((tag) => ({ name: tag.text('name'), order: tag.number('order', undefined) }));
  const added = library.add({ group, tags }, authorOf(call));
  if (added.newGroup) world.emitFromApi(tagEvent('create', { Id: added.group.id, TagType: 'tag_group' }));
  for (const { id } of added.created) world.emitFromApi(tagEvent('create', { Id: id, TagType: 'tag' }));
  const shown = switches.addTagAnswer === 'new' ? added.created : library.tagsOf(added.group);
  return { tag_group: groupView(added.group, shown, 'all') };
}

function editTag(call: Call): undefined {
  const { world, body } = call;
  const change = { name: body.textOr('name', undefined), order: body.number('order', undefined) };
  const { id, tagType } = world.company.library.edit(body.text('id'), change, editorOf(call));
  world.emitFromApi(tagEvent('update', { Id: id, TagType: tagType }));
}

function deleteTags(call: Call): undefined {
  const { world, body } = call;
  const { changes, tagIds } = world.company.library.delete(
    body.texts('tag_id'),
    body.texts('group_id'),
    editorOf(call),
  );
  world.company.relations.removeTags(tagIds);
  for (const { id, tagType } of changes) world.emitFromApi(tagEvent('delete', { Id: id, TagType: tagType }));
}

function markTags(call: Call): undefined {
  const { world, body } = call;
  const { switches } = world.company;
  const add = body.texts('add_tag');
  const remove = body.texts('remove_tag');
  const relation = reachableRelation(call);
  need(add.length + remove.length > 0, 40058);
  for (const id of [...add, ...remove])
    if (!isMarkable(call, id)) refuse(40068, `invalid string value \`${id}\`. invalid tagid/groupid`);
  const tags = new Set([...relation.tags].filter((id) => !remove.includes(id)));
  for (const id of add) tags.add(id);
  need(tags.size <= switches.maxTagsOnRelation, 40058);
  relation.tags = tags;
  world.emitFromApi(contactEvent('edit_external_contact', relation));
}

export const tagEndpoints: Endpoints = {
  'externalcontact/get_corp_tag_list': post(listLibrary, { empty: { tag_group: [] } }),
  'externalcontact/add_corp_tag': post(addTags),
  'externalcontact/edit_corp_tag': post(editTag),
  'externalcontact/del_corp_tag': post(deleteTags),
  'externalcontact/get_strategy_tag_list': post(listStrategyTags, { empty: { tag_group: [] } }),
  'externalcontact/customer_strategy/list': post(listStrategies, { empty: { strategy: [] } }),
  'externalcontact/customer_strategy/get': post(getStrategy),
  'externalcontact/mark_tag': post(markTags, {
    fewInFlight: true,
    oneInFlight: { field: 'external_userid', code: (switches) => switches.sameContactCode },
  }),
};
