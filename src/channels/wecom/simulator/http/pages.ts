/**
 * Pages for people: who logs in, who scans a code. Plain HTML without scripts; the real ones are WeCom's.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { escaped } from '#kernel';
import { ImpossibleAct } from '../actors/act.ts';
import type { Control } from '../control.ts';
import type { App, Company } from '../state/company.ts';
import { isVisible } from '../state/scope.ts';

const page = (reply: FastifyReply, title: string, body: string, status = 200): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=UTF-8')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><body style="font:16px/1.8 system-ui;max-width:40em;margin:2em auto;padding:0 1em"><h1 style="font-size:1.3em">${escaped(title)}</h1>${body}</body></html>`,
    );

const links = (rows: readonly (readonly [string, string])[]): string =>
  `<ul>${rows.map(([href, text]) => `<li><a href="${escaped(href)}">${escaped(text)}</a></li>`).join('')}</ul>`;

interface LoginQuery {
  readonly appid?: string;
  readonly agentid?: string;
  readonly redirect_uri?: string;
  readonly state?: string;
  readonly scope?: string;
  /** The choice of our page: a member's userId, or a customer's id. */
  readonly as?: string;
}

/** Where the browser goes back to, if the app trusts it (D: host and port of 可信域名 exactly). */
function redirectOf(app: App, uri: string | undefined): URL | null {
  const url = URL.canParse(uri ?? '') ? new URL(uri ?? '') : null;
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return app.trustedDomain === '' || app.trustedDomain === url.host ? url : null;
}

function login(control: Control, path: string, query: LoginQuery, reply: FastifyReply): FastifyReply {
  const company = control.companies().find(({ corpId }) => corpId === query.appid);
  // The agent may be left out inside the client; then it is the first app.
  const app = company?.apps.find(({ agentId }) => !query.agentid || agentId === Number(query.agentid));
  if (!company || !app) return page(reply, '参数错误 (40013)', '<p>appid 或 agentid 不存在。</p>', 400);
  const redirect = redirectOf(app, query.redirect_uri);
  if (!redirect)
    return page(
      reply,
      'redirect_uri 与配置的授权完成回调域名不一致 (50001)',
      `<p>可信域名：${escaped(app.trustedDomain)}</p>`,
      400,
    );
  if (query.as !== undefined) return back(control, company, app, redirect, query, reply);
  const choose = (as: string) => `${path}?${new URLSearchParams({ ...query, as })}`;
  const members = [...company.members.values()].filter((member) => member.status === 1);
  const rows = members.map(
    (member) =>
      [
        choose(member.userId),
        `${member.name}（${member.userId}${isVisible(company, app, member) ? '' : '，不在可见范围'}）`,
      ] as const,
  );
  return page(reply, `${company.name}：你是谁？`, `${links(rows)}${links([[choose(''), '非企业成员']])}`);
}

function back(
  control: Control,
  company: Company,
  app: App,
  redirect: URL,
  { as = '', scope = 'snsapi_base', state }: LoginQuery,
  reply: FastifyReply,
): FastifyReply {
  const { random, clock } = control.world(company.corpId);
  const member = company.members.get(as.toLowerCase());
  const code = random.letters(43);
  company.loginCodes.set(code, {
    code,
    agentId: app.agentId,
    userId: member?.userId ?? '',
    externalUserId: company.customers.has(as) ? as : '',
    scope,
    createdAt: clock.seconds(),
    used: false,
  });
  redirect.searchParams.set('code', code);
  if (state !== undefined) redirect.searchParams.set('state', state);
  return reply.redirect(redirect.href);
}

function scanPages(server: FastifyInstance, control: Control): void {
  const form =
    '<form method="post"><p><label>姓名 <input name="name"></label></p><button>添加</button></form>';
  const done = ({ externalUserId, userId }: { externalUserId: string; userId: string }) =>
    `<p>已添加 ${escaped(userId)}，external_userid：<code>${escaped(externalUserId)}</code></p>`;
  const scan = (
    path: string,
    title: string,
    add: (
      params: { corpId: string; id: string },
      name: string,
      query: Record<string, string>,
    ) => { externalUserId: string; userId: string },
  ) => {
    server.get(path, (_, reply) => page(reply, title, form));
    server.post(path, (request, reply) => {
      const name = new URLSearchParams(String(request.body ?? '')).get('name') ?? '';
      try {
        const arrival = add(
          request.params as { corpId: string; id: string },
          name,
          request.query as Record<string, string>,
        );
        return page(reply, title, done(arrival));
      } catch (error) {
        if (error instanceof ImpossibleAct)
          return page(reply, title, `<p>${escaped(error.message)}</p>`, 404);
        throw error;
      }
    });
  };
  scan('/codes/:corpId/:id', '添加企业微信', ({ corpId, id }, name) =>
    control.act(corpId, 'customerScansCode', { configId: id, ...(name ? { name } : {}) }),
  );
  scan('/ca/:corpId/:id', '获客链接', ({ corpId, id }, name, query) =>
    control.act(corpId, 'customerOpensLink', {
      linkId: id,
      channel: query.customer_channel ?? '',
      ...(name ? { name } : {}),
    }),
  );
}

export function pageRoutes(server: FastifyInstance, control: Control): void {
  for (const path of ['/connect/oauth2/authorize', '/wwlogin/sso/login'])
    server.get(path, (request, reply) => login(control, path, request.query as LoginQuery, reply));
  scanPages(server, control);
  server.get('/', (_, reply) => {
    const rows = control.companies().map(({ corpId, name, members, relations, apps }) => {
      const keys = apps.map(
        ({ agentId, secret }) =>
          `<li>agentid <code>${agentId}</code>，secret <code>${escaped(secret)}</code></li>`,
      );
      return `<h2>${escaped(name)}</h2><p>corpid <code>${escaped(corpId)}</code>，${members.size} 名成员，${relations.all.length} 条关系</p><ul>${keys.join('')}</ul>`;
    });
    return page(
      reply,
      '企业微信模拟器',
      rows.join('') || '<p>还没有企业：<code>POST /control/companies</code></p>',
    );
  });
}
