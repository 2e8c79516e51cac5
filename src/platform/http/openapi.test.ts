import { expect, it } from 'vitest';
import { z } from 'zod';
import { type AnyEndpoint, endpoint, jobRef } from '#kernel';
import { openApi } from './openapi.ts';

const statuses = (one: AnyEndpoint) => {
  const { paths } = openApi([one], '1', '/api') as {
    // biome-ignore lint/suspicious/noExplicitAny: a test reads any document
    paths: Record<string, Record<string, any>>;
  };
  return paths[`/api${one.path}`]?.[one.method.toLowerCase()];
};

it('an answer that may become a job is listed with both statuses', () => {
  const { responses } = statuses(
    endpoint({
      method: 'POST',
      path: '/bulk',
      right: null,
      summary: 'Many at once',
      output: z.union([z.object({ matched: z.int() }), jobRef]),
    }),
  );
  const schema = (status: number) => responses[status].content['application/json'].schema;
  expect(Object.keys(schema(200).properties)).toEqual(['matched']);
  expect(Object.keys(schema(202).properties)).toEqual(['job']);
});

it('a file is listed with the types that can be asked for', () => {
  const { responses } = statuses(
    endpoint({
      method: 'GET',
      path: '/export',
      right: null,
      summary: 'A file',
      query: z.strictObject({ format: z.enum(['csv', 'xlsx', 'roaring']).default('csv') }),
      output: z.unknown(),
      raw: true,
    }),
  );
  expect(Object.keys(responses[200].content)).toEqual([
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/octet-stream',
  ]);
});

it('an upload is listed as a form, and its answer as JSON', () => {
  const { requestBody, responses } = statuses(
    endpoint({
      method: 'POST',
      path: '/upload',
      right: null,
      summary: 'A file',
      output: z.object({ id: z.string() }),
      status: 201,
      raw: true,
    }),
  );
  expect(Object.keys(requestBody.content)).toEqual(['multipart/form-data']);
  expect(Object.keys(responses[201].content)).toEqual(['application/json']);
});
