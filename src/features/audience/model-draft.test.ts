import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { vocabularyOf } from '#features/conditions/core';
import { modelAsker } from '#platform/outgoing';
import { modelDraft } from './model-draft.ts';
import type { Terms } from './vocabulary.ts';

const library = {
  groups: [{ id: 1, name: '意向', ordered: true, choice: 'single' as const }],
  tags: [{ id: 1, name: '高意向', group: 1, order: 1 }],
  attributes: [
    { key: 'city', label: '城市', type: 'text' as const },
    { key: 'customer.owner', label: '负责人', type: 'one' as const, options: ['stf_1'] },
  ],
  staff: [{ id: 1, name: '林小满' }],
  audiences: [{ id: 1, name: '双十一名单', frozen: true, condition: null }],
};
const terms: Terms = {
  ...vocabularyOf(library),
  allTags: library.tags,
  allGroups: library.groups,
  declaredAttributes: ['city'],
};

let server: Server;
let received: { authorization: string | undefined; path: string | undefined; body: string };
let answer: { status: number; content: string };
let url: string;
beforeAll(async () => {
  server = createServer((request, reply) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received = { authorization: request.headers.authorization, path: request.url, body };
      reply.writeHead(answer.status, { 'content-type': 'application/json' });
      reply.end(JSON.stringify({ choices: [{ message: { content: answer.content } }] }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => new Promise((done) => server.close(done)));

const draft = (content: string, status = 200) => {
  answer = { status, content };
  return modelDraft(modelAsker({ url, name: 'small', key: 'key-of-tests' }), '高意向的上海客户', terms);
};

it('a model is told the sentence and the names of the library, and of nobody', async () => {
  expect(
    await draft('```json\n{"all":[{"tag":"意向/高意向"},{"attribute":"city","is":"上海"}]}\n```'),
  ).toEqual({
    all: [{ tag: '意向/高意向' }, { attribute: 'city', is: '上海' }],
  });
  expect(received).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer key-of-tests' });
  for (const name of ['高意向的上海客户', '意向/高意向', '城市', 'material.visit'])
    expect(received.body).toContain(name);
  for (const name of ['林小满', 'stf_1', '双十一名单']) expect(received.body).not.toContain(name);
});

it('a model is told no phone number and no card that somebody typed', async () => {
  let asked = '';
  const ask = async (_: string, user: string) => {
    asked = user;
    return '{"tag":"高意向"}';
  };
  await modelDraft(ask, '高意向，手机 13661234567，证件 11010519491231002X', terms);
  expect(asked).toContain('高意向，手机 136****4567');
  expect(asked).not.toMatch(/13661234567|11010519491231002X/);
});

it.each([
  ['no JSON', '我不知道', 200, 'model.badDraft'],
  ['a tag that nobody has', '{"tag":"意向/最高"}', 200, 'model.badDraft'],
  ['a field that the language does not have', '{"tag":"高意向","sql":"drop"}', 200, 'model.badDraft'],
  ['an error', '{"tag":"高意向"}', 500, 'model.unreachable'],
])('an answer that is %s is no draft', async (_, content, status, code) => {
  await expect(draft(content, status)).rejects.toMatchObject({ code });
});
