/** What somebody sees who could not be signed in: why, and who can help. Plain HTML without scripts. */
import type { FastifyReply } from 'fastify';
import { escaped, type Facts, type Language } from '#kernel';
import { say } from '#platform/http';
import { wecomTexts } from '../texts.ts';

const words = {
  'zh-CN': { title: '没有登录成功', again: '再试一次', helpers: '能帮忙的人：' },
  'zh-TW': { title: '沒有登入成功', again: '再試一次', helpers: '能幫忙的人：' },
  en: { title: 'You are not signed in', again: 'Try again', helpers: 'Who can help: ' },
} as const;

const STYLE = `
:root{color-scheme:light dark;--bg:#f6f5f2;--surface:#fff;--line:#e3e0d8;--text:#1e2326;--quiet:#51585c;--accent:#0f6e7e;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#121517;--surface:#1a1e20;--line:#2f3539;--text:#e6e9ea;--quiet:#b0b7bb;--accent:#5cbbc8;--on:#08181b}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--text);font:15px/1.6 -apple-system,BlinkMacSystemFont,"PingFang SC","Microsoft YaHei",sans-serif}
main{box-sizing:border-box;width:min(420px,calc(100vw - 32px));margin:16px;padding:20px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 8px;font-size:18px;line-height:26px}
p{margin:0 0 8px}
.quiet{color:var(--quiet);font-size:14px}
a{display:inline-flex;align-items:center;height:44px;margin-top:8px;padding:0 16px;border-radius:10px;background:var(--accent);color:var(--on);text-decoration:none}
`;

export interface Problem {
  readonly code: keyof typeof wecomTexts;
  readonly facts?: Facts;
  readonly language: Language;
  /** Where to begin again. */
  readonly again: string;
  /** Names of people who can help; only for members of the corp. */
  readonly helpers?: readonly string[];
}

export function problemPage(reply: FastifyReply, status: number, problem: Problem): FastifyReply {
  const { language, again, helpers = [] } = problem;
  const said = say(wecomTexts, problem.code, problem.facts ?? {}, language);
  const own = words[language];
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${own.title}</title><style>${STYLE}</style><body><main><h1>${own.title}</h1><p>${escaped(said.message)}</p><p class="quiet">${escaped(said.hint ?? '')}</p>${
        helpers.length > 0
          ? `<p class="quiet">${own.helpers}${escaped(helpers.join(language === 'en' ? ', ' : '、'))}</p>`
          : ''
      }<a href="${escaped(again)}">${own.again}</a></main></body></html>`,
    );
}
