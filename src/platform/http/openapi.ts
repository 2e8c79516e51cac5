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

function operation(e: AnyEndpoint): Json {
  const status = String(e.status ?? 200);
  const tag = e.path.split('/')[1] ?? '';
  const result: Json = {
    operationId: `${e.method.toLowerCase()}${e.path.replace(/[{}]/g, '').replace(/[/-](\w)/g, (_, c: string) => c.toUpperCase())}`,
    summary: e.summary,
    tags: [tag],
    parameters: [...parameters(e.params, 'path'), ...parameters(e.query, 'query')],
    responses: {
      [status]: e.raw
        ? { description: 'OK' }
        : { description: 'OK', content: { 'application/json': { schema: schemaOf(e.output, 'output') } } },
      default: {
        description: e.errors?.length ? `Errors: ${e.errors.join(', ')}` : 'Error',
        content: { 'application/json': { schema: errorRef } },
      },
    },
  };
  if (e.body && !e.raw)
    result.requestBody = {
      required: true,
      content: { 'application/json': { schema: schemaOf(e.body, 'input') } },
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
