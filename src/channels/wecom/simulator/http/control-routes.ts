/** The control side over HTTP, below `/control`. JSON in and out; a refusal is `{ "error": "…" }`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ImpossibleAct } from '../actors/act.ts';
import { acts, isActName } from '../actors/acts.ts';
import { noFaults } from '../callbacks.ts';
import { type Control, UnknownCompany } from '../control.ts';
import { ApiFailure, isKnownCode } from '../failure.ts';
import { plainJson } from '../saved-state.ts';
import { defaultSwitches } from '../state/switches.ts';

const target = z.strictObject({
  url: z.url(),
  token: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
  aesKey: z.string().regex(/^[A-Za-z0-9]{43}$/),
});

const app = z.strictObject({
  agentId: z.number().int().optional(),
  name: z.string().optional(),
  secret: z.string().optional(),
  customerContact: z.boolean().optional(),
  directorySync: z.boolean().optional(),
  visible: z
    .union([
      z.literal('all'),
      z.strictObject({ userIds: z.array(z.string()), departmentIds: z.array(z.number().int()) }),
    ])
    .optional(),
  trustedDomain: z.string().optional(),
  callback: target.nullable().optional(),
});

const count = z.number().int().min(0).max(1_000_000).optional();
const script = z.strictObject({
  departments: count,
  members: count,
  customers: count,
  relations: count,
  tagGroups: count,
  tagsPerGroup: count,
  tagsPerRelation: count,
  groups: count,
  lost: z.number().min(0).max(1).optional(),
});

/** Values of the same types as the defaults; the compiler holds the names of both together. */
const likeDefaults = <T extends object>(defaults: T) =>
  z.custom<Partial<T>>(
    (value) =>
      typeof value === 'object' && value !== null && Object.keys(value).every((name) => name in defaults),
    { error: `only: ${Object.keys(defaults).join(', ')}` },
  );

const company = z.strictObject({
  corpId: z.string().min(1).max(64).optional(),
  name: z.string().optional(),
  switches: likeDefaults(defaultSwitches).optional(),
  apps: z.array(app).optional(),
  fill: script.optional(),
});

const disturbance = z.strictObject({
  path: z.string().optional(),
  kind: z.enum(['errcode', 'http', 'hang', 'reset', 'lostAnswer', 'garbage']),
  code: z.number().int().optional(),
  times: z.number().int().min(1).optional(),
  share: z.number().min(0).max(1).optional(),
});

const clockMove = z.strictObject({
  /** Milliseconds since 1970. */
  now: z.number().optional(),
  advanceSeconds: z.number().optional(),
  standing: z.boolean().optional(),
});

function inputOf<S extends z.ZodType>(request: FastifyRequest, schema: S): z.output<S> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  // A page of a stranger can send forms and plain text to this machine, but not JSON.
  if (body.length > 0 && !request.headers['content-type']?.startsWith('application/json'))
    throw new ImpossibleAct('send application/json');
  return schema.parse(body.length > 0 ? JSON.parse(body.toString()) : {});
}

const corpIdOf = (request: FastifyRequest): string => (request.params as { corpId: string }).corpId;

const json = (reply: FastifyReply, value: unknown): FastifyReply =>
  reply.type('application/json; charset=UTF-8').send(plainJson(value ?? null));

function refusal(error: unknown): { status: number; error: string } | null {
  if (error instanceof UnknownCompany) return { status: 404, error: `no company ${error.message}` };
  if (error instanceof ImpossibleAct) return { status: 409, error: error.message };
  if (error instanceof ApiFailure) return { status: 409, error: `${error.errcode} ${error.text}` };
  if (error instanceof z.ZodError) return { status: 400, error: z.prettifyError(error) };
  if (error instanceof SyntaxError) return { status: 400, error: error.message };
  return null;
}

type Handler = (request: FastifyRequest) => unknown;

function companyHandlers(control: Control): Readonly<Record<string, Handler>> {
  return {
    'GET /companies': () => control.companies().map(({ corpId }) => control.keysOf(corpId)),
    'POST /companies': (request) => control.createCompany(inputOf(request, company)),
    'GET /companies/:corpId': (request) => control.keysOf(corpIdOf(request)),
    'GET /companies/:corpId/state': (request) => control.company(corpIdOf(request)),
    'GET /companies/:corpId/state/:part': (request) => {
      const state = control.company(corpIdOf(request));
      const { part } = request.params as { part: string };
      if (!Object.hasOwn(state, part))
        throw new ImpossibleAct(`no part ${part}: ${Object.keys(state).join(', ')}`);
      return state[part as keyof typeof state];
    },
    'POST /companies/:corpId/apps': (request) => control.addApp(corpIdOf(request), inputOf(request, app)),
    'POST /companies/:corpId/fill': (request) => control.fill(corpIdOf(request), inputOf(request, script)),
    'POST /companies/:corpId/acts/:name': (request) => {
      const { name } = request.params as { name: string };
      if (!isActName(name)) throw new ImpossibleAct(`no act ${name}: ${Object.keys(acts).join(', ')}`);
      return control.act(corpIdOf(request), name, inputOf(request, acts[name].input) as never);
    },
    'PATCH /companies/:corpId/switches': (request) =>
      control.setSwitches(corpIdOf(request), inputOf(request, likeDefaults(defaultSwitches))),
    'PUT /companies/:corpId/callback': (request) => {
      const input = z.strictObject({
        agentId: z.number().int(),
        callback: target.nullable(),
        verify: z.boolean().default(false),
      });
      const { agentId, callback, verify } = inputOf(request, input);
      return control.setCallback(corpIdOf(request), agentId, callback, verify);
    },
    'PUT /companies/:corpId/faults': (request) =>
      control.setFaults(corpIdOf(request), inputOf(request, likeDefaults(noFaults))),
    'GET /companies/:corpId/deliveries': (request) => control.deliveries(corpIdOf(request)),
    'POST /companies/:corpId/tokens/end': (request) =>
      control.endTokens(
        corpIdOf(request),
        inputOf(request, z.strictObject({ how: z.enum(['expired', 'invalid']) })).how,
      ),
  };
}

function simulatorHandlers(control: Control): Readonly<Record<string, Handler>> {
  const clockView = () => ({ now: control.clock.now(), standing: control.clock.standing });
  return {
    'GET /acts': () =>
      Object.fromEntries(
        Object.entries(acts).map(([name, { input }]) => [name, z.toJSONSchema(input, { io: 'input' })]),
      ),
    'GET /calls': () => control.calls,
    'POST /settled': () => control.settled(),
    'GET /clock': clockView,
    'PATCH /clock': (request) => {
      const { now, advanceSeconds, standing } = inputOf(request, clockMove);
      if (standing === true) control.clock.stop();
      if (standing === false) control.clock.go();
      if (now !== undefined) control.clock.set(now);
      if (advanceSeconds !== undefined) control.clock.advance(advanceSeconds * 1000);
      return clockView();
    },
    'POST /disturbances': (request) => {
      const given = inputOf(request, disturbance);
      if (given.kind === 'errcode' && given.code !== undefined && !isKnownCode(given.code))
        throw new ImpossibleAct(`no errcode ${given.code}`);
      control.disturb(given);
    },
    'DELETE /disturbances': () => control.endDisturbances(),
  };
}

export function controlRoutes(server: FastifyInstance, control: Control): void {
  const handlers = { ...companyHandlers(control), ...simulatorHandlers(control) };
  for (const [route, handle] of Object.entries(handlers)) {
    const [method = '', path = ''] = route.split(' ');
    server.route({
      method,
      url: `/control${path}`,
      handler: async (request, reply) => {
        try {
          return json(reply, await handle(request));
        } catch (error) {
          const known = refusal(error);
          if (!known) throw error;
          return json(reply.code(known.status), { error: known.error });
        }
      },
    });
  }
}
