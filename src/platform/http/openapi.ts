/** The OpenAPI 3.1 document, made from the contracts. */
import { z } from 'zod';
import type { AnyEndpoint } from '#kernel';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref' }) as Json;
  delete json.$schema;
  return json;
};

function parameters(schema: z.ZodType | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const json = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }));
}

const errorRef = { $ref: '#/components/schemas/Error' };

const asJson = (schema: Json): Json => ({ content: { 'application/json': { schema } } });

const isJobAlone = (schema: Json): boolean =>
  Object.keys((schema.properties ?? {}) as Json).join() === 'job' && schema.type === 'object';

/** What an endpoint answers with, by status: a file, or JSON; a job instead of the answer is a 202. */
function answers(e: AnyEndpoint, status: string): Json {
  if (e.raw && e.method === 'GET') return { [status]: { description: 'A file', content: filesOf(e) } };
  const schema = schemaOf(e.output, 'output');
  const branches = Array.isArray(schema.anyOf) ? (schema.anyOf as Json[]) : [];
  const job = branches.find(isJobAlone);
  if (!job || status === '202') return { [status]: { description: 'OK', ...asJson(schema) } };
  const others = branches.filter((branch) => branch !== job);
  return {
    [status]: {
      description: 'OK',
      ...asJson(others.length === 1 && others[0] ? others[0] : { anyOf: others }),
    },
    202: { description: 'Takes longer: a job does it, see GET /jobs/{id}', ...asJson(job) },
  };
}

const MEDIA: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  yaml: 'application/yaml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The media types of a file: one for each `format` that can be asked for, or that of the path's ending. */
function filesOf(e: AnyEndpoint): Json {
  const format = parameters(e.query, 'query').find((one) => one.name === 'format')?.schema as
    | Json
    | undefined;
  const formats = format ? ((format.enum ?? [format.const]) as unknown[]) : [/\.(\w+)$/.exec(e.path)?.[1]];
  const types = formats.map((one) => MEDIA[String(one)] ?? 'application/octet-stream');
  return Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]));
}

const upload: Json = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary' } },
        additionalProperties: { type: 'string' },
      },
    },
  },
};

function operation(e: AnyEndpoint): Json {
  const status = String(e.status ?? 200);
  const tag = e.path.split('/')[1] ?? '';
  const result: Json = {
    operationId: `${e.method.toLowerCase()}${e.path.replace(/[{}]/g, '').replace(/[/-](\w)/g, (_, c: string) => c.toUpperCase())}`,
    summary: e.summary,
    tags: [tag],
    parameters: [...parameters(e.params, 'path'), ...parameters(e.query, 'query')],
    responses: {
      ...answers(e, status),
      default: {
        description: e.errors?.length ? `Errors: ${e.errors.join(', ')}` : 'Error',
        content: { 'application/json': { schema: errorRef } },
      },
    },
  };
  if (e.raw && e.method !== 'GET') result.requestBody = upload;
  else if (e.body)
    result.requestBody = {
      required: true,
      content: {
        'application/json': { schema: schemaOf(e.body, 'input') },
        ...Object.fromEntries(
          Object.keys(e.files ?? {}).map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      },
    };
  if (e.right === 'public') result.security = [];
  else if (e.right) result['x-right'] = e.right;
  return result;
}

export function openApi(endpoints: readonly AnyEndpoint[], version: string, base: string): Json {
  const paths: Record<string, Json> = {};
  for (const e of endpoints) {
    const path = paths[base + e.path] ?? {};
    path[e.method.toLowerCase()] = operation(e);
    paths[base + e.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baizigui 百子柜',
      version,
      description:
        'Customer tags: describe, tag, find, act. Errors have one shape; lists use cursors; writes accept Idempotency-Key.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'baizigui.session_token' },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message', 'requestId'],
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                hint: { type: ['string', 'null'] },
                details: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      path: { type: 'string' },
                      code: { type: 'string' },
                      message: { type: 'string' },
                    },
                  },
                },
                requestId: { type: 'string' },
              },
            },
          },
        },
      },
    },
  };
}
