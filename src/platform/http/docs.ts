/** The API for people: one page of plain HTML made from the OpenAPI document. No script, so it opens anywhere. */
import { escaped } from '#kernel';

type Json = { readonly [key: string]: unknown };

const html = (text: unknown): string => escaped(String(text ?? ''));

const asJson = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(asJson) : []);

function literal(schema: Json): string | null {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((v) => JSON.stringify(v)).join(' | ');
  return null;
}

/** A schema as one would write it by hand: `{ name: string, limit?: integer }`. */
function shape(schema: Json, indent = ''): string {
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').pop() ?? '';
  const exact = literal(schema);
  if (exact) return exact;
  for (const key of ['anyOf', 'oneOf'])
    if (Array.isArray(schema[key]))
      return asList(schema[key])
        .map((s) => shape(s, indent))
        .join(' | ');
  if (Array.isArray(schema.allOf))
    return asList(schema.allOf)
      .map((s) => shape(s, indent))
      .join(' & ');
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (schema.type === 'array') return `${shape(asJson(schema.items), indent)}[]`;
  if (schema.type !== 'object') return `${schema.type ?? 'any'}${schema.format ? ` (${schema.format})` : ''}`;
  const properties = Object.entries(asJson(schema.properties));
  if (properties.length === 0)
    return schema.additionalProperties
      ? `{ [key]: ${shape(asJson(schema.additionalProperties), indent)} }`
      : '{}';
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const inner = `${indent}  `;
  const lines = properties.map(([name, value]) => {
    const property = asJson(value);
    const note = property.description ? `  // ${property.description}` : '';
    return `${inner}${name}${required.has(name) ? '' : '?'}: ${shape(property, inner)}${note}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

const contentOf = (holder: Json): Json => asJson(asJson(asJson(holder.content)['application/json']).schema);

function section(path: string, method: string, operation: Json): string {
  const id = html(operation.operationId);
  const rows = asList(operation.parameters).map(
    (p) =>
      `<tr><td><code>${html(p.name)}</code></td><td>${html(p.in)}</td><td><code>${html(shape(asJson(p.schema)))}</code></td><td>${p.required ? 'required' : ''}</td></tr>`,
  );
  const body = operation.requestBody
    ? `<h4>Body</h4><pre>${html(shape(contentOf(asJson(operation.requestBody))))}</pre>`
    : '';
  const answers = Object.entries(asJson(operation.responses))
    .filter(([status]) => status !== 'default')
    .map(([status, r]) => {
      const schema = contentOf(asJson(r));
      return `<h4>${html(status)}</h4>${Object.keys(schema).length ? `<pre>${html(shape(schema))}</pre>` : '<p>A file or an empty answer.</p>'}`;
    });
  const errors = asJson(asJson(operation.responses).default).description;
  return `<section id="${id}"><h3><a href="#${id}"><b class="${method}">${method.toUpperCase()}</b> <code>${html(path)}</code></a></h3>
<p>${html(operation.summary)}${operation['x-right'] ? ` <small>needs <code>${html(operation['x-right'])}</code></small>` : ''}</p>
${rows.length ? `<table>${rows.join('')}</table>` : ''}${body}${answers.join('')}
${errors && errors !== 'Error' ? `<p><small>${html(errors)}</small></p>` : ''}</section>`;
}

const STYLE = `:root{color-scheme:light dark;--line:#d9d5cc;--soft:#f3f1ec;--ink:#0f6e7e}
@media(prefers-color-scheme:dark){:root{--line:#333a3e;--soft:#1c2124;--ink:#6cc6d2}}
body{font:14px/1.6 system-ui,sans-serif;margin:0;display:grid;grid-template-columns:minmax(220px,280px) minmax(0,1fr)}
nav{border-right:1px solid var(--line);padding:16px;height:100vh;box-sizing:border-box;overflow:auto;position:sticky;top:0;font-size:13px}
nav a{display:block;color:inherit;text-decoration:none;padding:2px 0;overflow-wrap:anywhere}nav a:hover,nav a:focus{color:var(--ink);text-decoration:underline}
main{padding:16px 28px;max-width:900px}section{border-top:1px solid var(--line);padding:10px 0}
h3 a{color:inherit;text-decoration:none}h4{margin:10px 0 2px}pre{background:var(--soft);padding:10px 12px;border-radius:6px;overflow:auto;margin:4px 0}
td{padding:2px 14px 2px 0;vertical-align:top}b{font-size:12px;color:var(--ink)}
@media(max-width:760px){body{display:block}nav{height:auto;position:static;border:0}}`;

const INTRODUCTION = `<p>Base <code>/api/v1</code>. Send <code>Authorization: Bearer KEY</code> (Settings › API keys), or use the session cookie.
Errors have one shape: <code>{ "error": { "code", "message", "hint", "details": [{ "path", "code", "message" }], "requestId" } }</code>; unknown fields are refused by name.
Lists answer <code>{ "items", "nextCursor", "total" }</code> and take <code>?cursor=&amp;limit=</code> (≤ 500). Writes take an <code>Idempotency-Key</code>: the same key again gets the first answer.
Times are ISO 8601 with offset, money is in minor units (分). The machine-readable document is <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p>`;

export function docsPage(document: Json): string {
  const groups = new Map<string, { nav: string[]; body: string[] }>();
  for (const [path, methods] of Object.entries(asJson(document.paths)))
    for (const [method, value] of Object.entries(asJson(methods))) {
      const operation = asJson(value);
      const tag = String((operation.tags as string[] | undefined)?.[0] ?? '');
      const group = groups.get(tag) ?? { nav: [], body: [] };
      group.nav.push(
        `<a href="#${html(operation.operationId)}"><b>${method.toUpperCase()}</b> ${html(path.replace('/api/v1', ''))}</a>`,
      );
      group.body.push(section(path, method, operation));
      groups.set(tag, group);
    }
  const all = [...groups].sort(([a], [b]) => a.localeCompare(b));
  const info = asJson(document.info);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${html(info.title)} API ${html(info.version)}</title><style>${STYLE}</style></head><body>
<nav aria-label="Endpoints"><strong>Baizigui API</strong>${all.map(([tag, g]) => `<p><strong>${html(tag)}</strong></p>${g.nav.join('')}`).join('')}</nav>
<main><h1>Baizigui 百子柜 API</h1>${INTRODUCTION}${all.map(([tag, g]) => `<h2>${html(tag)}</h2>${g.body.join('')}`).join('')}</main></body></html>`;
}
