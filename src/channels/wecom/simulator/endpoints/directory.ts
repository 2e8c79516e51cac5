/** Departments, members and the app itself (contract section 10.1). */
import { need, refuse } from '../failure.ts';
import { type Call, type Endpoint, type Endpoints, type Fields, get, post } from '../pipeline/endpoint.ts';
import { pageOf } from '../pipeline/pages.ts';
import type { Department, Member } from '../state/company.ts';
import { departmentsSeenBy, departmentTree, isVisible } from '../state/scope.ts';
import { seenMember } from './checks.ts';

/** Departments below `id`, itself too, that the app sees. Code 60123: no such department. */
function departments({ world, app, query }: Call): Department[] {
  const id = query.number('id', undefined);
  const seen = departmentsSeenBy(world.company, app);
  if (id === undefined) return seen;
  const tree = departmentTree(world.company, id);
  need(tree.size > 0, 60123);
  return seen.filter((department) => tree.has(department.id));
}

function departmentView({ world }: Call, { id, name, parentId, order }: Department): Fields {
  const leaders = [...world.company.members.values()].filter((member) => member.leaderOf.includes(id));
  return { id, name, department_leader: leaders.map(({ userId }) => userId), parentid: parentId, order };
}

function oneDepartment(call: Call): Fields {
  const { world, app, query } = call;
  const department = world.company.departments.get(query.number('id', 0)) ?? refuse(60123);
  need(departmentsSeenBy(world.company, app).includes(department), 60011);
  return { department: departmentView(call, department) };
}

/** Members of exactly this department: there is no reliable `fetch_child` (contract). */
function membersIn({ world, app, query }: Call): Member[] {
  const id = query.number('department_id', 0);
  need(world.company.departments.has(id), 60123);
  return [...world.company.members.values()].filter(
    (member) => member.departments.includes(id) && isVisible(world.company, app, member),
  );
}

const memberView = (member: Member): Fields => ({
  userid: member.userId,
  name: member.name,
  department: member.departments,
  order: member.departments.map(() => 0),
  is_leader_in_dept: member.departments.map((id) => (member.leaderOf.includes(id) ? 1 : 0)),
  main_department: member.departments[0] ?? 1,
  direct_leader: [],
  position: member.position,
  status: member.status,
});

function memberIds({ world, body }: Call): Fields {
  const rows = [...world.company.members.values()].flatMap((member) =>
    member.status === 5
      ? []
      : member.departments.map((department) => ({ userid: member.userId, department })),
  );
  const page = pageOf('member ids', rows, body.text('cursor'), body.limit(10_000, 10_000));
  return { dept_user: page.rows, ...(page.next ? { next_cursor: page.next } : {}) };
}

function appView({ world, app, query }: Call): Fields {
  need(query.number('agentid', 0) === app.agentId, 301002);
  const { visible } = app;
  const users = visible === 'all' ? [] : visible.userIds;
  const parties = visible === 'all' ? [1] : visible.departmentIds;
  return {
    agentid: app.agentId,
    name: app.name,
    square_logo_url: `${world.address()}/logo.png`,
    description: '',
    allow_userinfos: { user: users.map((userid) => ({ userid })) },
    allow_partys: { partyid: parties },
    allow_tags: { tagid: [] },
    close: app.closed ? 1 : 0,
    redirect_domain: app.trustedDomain,
    report_location_flag: 0,
    isreportenter: 0,
    home_url: '',
  };
}

const NO_MEMBER = { department: [], order: [], is_leader_in_dept: [], direct_leader: [] };
const own = { needs: 'token' } as const satisfies Partial<Endpoint>;
const addresses = get(() => ({ ip_list: ['127.0.0.1'] }), { ...own, empty: { ip_list: [] } });

export const directoryEndpoints: Endpoints = {
  'department/simplelist': get(
    (call) => ({
      department_id: departments(call).map(({ id, parentId, order }) => ({ id, parentid: parentId, order })),
    }),
    { ...own, empty: { department_id: [] } },
  ),
  'department/list': get(
    (call) => ({ department: departments(call).map((one) => departmentView(call, one)) }),
    { ...own, empty: { department: [] } },
  ),
  'department/get': get(oneDepartment, own),
  'user/simplelist': get(
    (call) => ({
      userlist: membersIn(call).map(({ userId, name, departments: department }) => ({
        userid: userId,
        name,
        department,
        open_userid: '',
      })),
    }),
    { ...own, empty: { userlist: [] } },
  ),
  'user/list': get((call) => ({ userlist: membersIn(call).map(memberView) }), {
    ...own,
    empty: { userlist: [] },
  }),
  'user/get': get((call) => memberView(seenMember(call, call.query.text('userid'))), {
    ...own,
    empty: NO_MEMBER,
  }),
  'user/list_id': post(memberIds, { needs: 'directorySync', empty: { dept_user: [] } }),
  'agent/get': get(appView, own),
  get_api_domain_ip: addresses,
  getcallbackip: addresses,
};
