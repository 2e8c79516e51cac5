/** Moments, 客户朋友圈 (contract section 5.4): a job that makes tasks, which members publish. */
import { need, refuse } from '../failure.ts';
import { type Call, type Endpoints, type Fields, get, post } from '../pipeline/endpoint.ts';
import { pageOf } from '../pipeline/pages.ts';
import { type Moment, memberOf } from '../state/company.ts';
import { followersSeenBy, membersUnder } from '../state/scope.ts';
import { checkMedia } from './attachments.ts';

const MAX_TEXT = 2000;
const DAY = 86_400;
/** A: seconds until a job is being worked on, and until it is done. */
const JOB_SECONDS = { creating: 1, done: 2 } as const;

function checkContent(call: Call): { text: unknown; attachments: unknown[] } {
  const { body } = call;
  const content = body.inner('text').text('content');
  const attachments = body.inners('attachments');
  need(content !== '' || attachments.length > 0, 41089);
  need([...content].length <= MAX_TEXT, 40058);
  const kinds = new Set(attachments.map((one) => one.text('msgtype')));
  need(kinds.size <= 1, 40058, 'invalid attachments msgtype');
  const [kind] = kinds;
  need(kind === undefined || ['image', 'video', 'link'].includes(kind), 41065);
  need(attachments.length <= (kind === 'image' ? 9 : 1), 41064);
  for (const one of attachments) if (kind) checkMedia(call, one.inner(kind).text('media_id'), true);
  return { text: body.fields.text ?? null, attachments: body.list('attachments') };
}

/** Who publishes and to whom: senders, customers with one of the tags, both, or everybody. A: tags are alternatives. */
function audience(call: Call): Pick<Moment, 'tasks' | 'invalid'> {
  const { world, app, body } = call;
  const { company } = world;
  const range = body.inner('visible_range');
  const senders = range.inner('sender_list');
  const users = senders.texts('user_list');
  const departments = senders.numbers('department_list');
  const tags = range.inner('external_contact_list').texts('tag_list');
  const seen = followersSeenBy(company, app);
  const wanted = new Set([
    ...users.map((userId) => userId.toLowerCase()),
    ...membersUnder(company, departments).map(({ userId }) => userId.toLowerCase()),
  ]);
  const all = users.length + departments.length === 0;
  const tasks = seen
    .filter(({ userId }) => all || wanted.has(userId.toLowerCase()))
    .map(({ userId }) => ({
      userId,
      published: false,
      customers: company.relations
        .ofUser(userId)
        .filter(
          ({ status, tags: own }) =>
            status === 'active' && (tags.length === 0 || tags.some((id) => own.has(id))),
        )
        .map(({ externalUserId }) => externalUserId),
    }))
    .filter(({ customers }) => tags.length === 0 || customers.length > 0);
  return {
    tasks,
    invalid: {
      users: users.filter((userId) => !seen.some((one) => one.userId.toLowerCase() === userId.toLowerCase())),
      departments: departments.filter((id) => !company.departments.has(id)),
      tags: tags.filter((id) => !company.library.tag(id)),
    },
  };
}

function addMoment(call: Call): Fields {
  const { world, app } = call;
  const moment: Moment = {
    jobId: world.random.hex(32),
    momentId: `mom${world.random.letters(29)}`,
    agentId: app.agentId,
    createdAt: world.clock.seconds(),
    ...checkContent(call),
    ...audience(call),
    comments: [],
    likes: [],
    cancelled: false,
  };
  world.company.moments.set(moment.momentId, moment);
  return { jobid: moment.jobId };
}

function jobResult({ world, app, query }: Call): Fields {
  const moment = [...world.company.moments.values()].find(
    (one) => one.jobId === query.text('jobid') && one.agentId === app.agentId,
  );
  need(moment && moment.createdAt > world.clock.seconds() - DAY, 40058);
  const age = world.clock.seconds() - moment.createdAt;
  const status = age >= JOB_SECONDS.done ? 3 : age >= JOB_SECONDS.creating ? 2 : 1;
  const { users, departments, tags } = moment.invalid;
  return {
    status,
    type: 'add_moment_task',
    ...(status === 3
      ? {
          result: {
            errcode: 0,
            errmsg: 'ok',
            moment_id: moment.momentId,
            invalid_sender_list: { user_list: users, department_list: departments },
            invalid_external_contact_list: { tag_list: tags },
          },
        }
      : {}),
  };
}

function momentOf({ world, app, body }: Call): Moment {
  need(body.text('moment_id'), 41059);
  const moment = world.company.moments.get(body.text('moment_id'));
  return moment?.agentId === app.agentId ? moment : refuse(41060);
}

function taskOf(call: Call): { moment: Moment; task: Moment['tasks'][number] } {
  const moment = momentOf(call);
  const member = memberOf(call.world.company, call.body.text('userid'));
  return { moment, task: moment.tasks.find(({ userId }) => userId === member?.userId) ?? refuse(41061) };
}

function listMoments({ world, app, body }: Call): Fields {
  const [from, to] = [body.number('start_time', 0), body.number('end_time', 0)];
  need(from > 0 && to >= from && to - from <= 30 * DAY, 40058);
  const all = [...world.company.moments.values()].filter(
    ({ agentId, createdAt }) => agentId === app.agentId && createdAt >= from && createdAt <= to,
  );
  const page = pageOf(`moments ${from} ${to}`, all, body.text('cursor'), body.limit(20, 20));
  return {
    moment_list: page.rows.map(({ momentId, createdAt, text }) => ({
      moment_id: momentId,
      create_time: String(createdAt),
      create_type: 0,
      visible_type: 1,
      ...(text ? { text } : {}),
    })),
    next_cursor: page.next,
  };
}

function customersOf(call: Call, sent: boolean): Fields {
  const { task } = taskOf(call);
  if (sent) need(task.published, 41062);
  const max = sent ? 5000 : 1000;
  const page = pageOf(
    `moment ${task.userId}`,
    task.customers,
    call.body.text('cursor'),
    call.body.limit(max, max),
  );
  return {
    customer_list: page.rows.map((id) =>
      sent ? { external_userid: id } : { userid: task.userId, external_userid: id },
    ),
    next_cursor: page.next,
  };
}

function reactions(call: Call): Fields {
  const { moment, task } = taskOf(call);
  const view = (list: Moment['likes']) =>
    list
      .filter(({ userId }) => userId === task.userId)
      .map(({ by, at }) => ({ external_userid: by, create_time: at }));
  return { comment_list: view(moment.comments), like_list: view(moment.likes) };
}

export const momentEndpoints: Endpoints = {
  'externalcontact/add_moment_task': post(addMoment, {
    limits: [
      { span: 'minute', calls: 10, per: 'corp' },
      { span: 'month', calls: 100_000, per: 'corp' },
    ],
  }),
  'externalcontact/get_moment_task_result': get(jobResult),
  'externalcontact/cancel_moment_task': post((call) => {
    momentOf(call).cancelled = true;
    return undefined;
  }),
  'externalcontact/get_moment_list': post(listMoments, { empty: { moment_list: [] } }),
  'externalcontact/get_moment_task': post((call) => {
    const { momentId, tasks } = momentOf(call);
    const page = pageOf(
      `moment tasks ${momentId}`,
      tasks,
      call.body.text('cursor'),
      call.body.limit(500, 1000),
    );
    const rows = page.rows.map(({ userId, published }) => ({
      userid: userId,
      publish_status: published ? 1 : 0,
    }));
    return { task_list: rows, next_cursor: page.next };
  }),
  'externalcontact/get_moment_customer_list': post((call) => customersOf(call, false), {
    empty: { customer_list: [] },
  }),
  'externalcontact/get_moment_send_result': post((call) => customersOf(call, true), {
    empty: { customer_list: [] },
  }),
  'externalcontact/get_moment_comments': post(reactions, { empty: { comment_list: [], like_list: [] } }),
};
