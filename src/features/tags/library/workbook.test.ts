import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { xlsxWriter } from '#platform/files';
import { readDocument, tableOf } from '../core/public.ts';
import { documentOfWorkbook } from './workbook.ts';

async function workbook(rows: readonly (readonly string[])[]): Promise<string> {
  const output = new PassThrough();
  const [header = [], ...rest] = rows;
  const table = xlsxWriter(output, { header, sheet: '标签库' });
  const bytes = buffer(output);
  await table.write(rest);
  await table.end();
  return (await bytes).toString('base64');
}

const document = readDocument({
  version: 1,
  categories: [
    {
      name: '需求',
      groups: [{ name: '意向', choice: 'single', ordered: true, tags: [{ name: '007' }, { name: '=高' }] }],
    },
  ],
});

it('a library written as a workbook is read back as the same library', async () => {
  const read = await documentOfWorkbook(await workbook(tableOf(document)));
  expect(tableOf(read)).toEqual(tableOf(document));
});

it('a fault is named by its row in the spreadsheet, blank rows counted', async () => {
  const [header = [], ...rows] = tableOf(document);
  const blank = header.map(() => '');
  const wrong = (rows[0] ?? []).map((cell) => (cell === '单选' ? '三选' : cell));
  const refused = documentOfWorkbook(await workbook([header, ...rows, blank, wrong]));
  await expect(refused).rejects.toMatchObject({
    code: 'library.invalidDocument',
    details: [{ path: expect.stringMatching(/^rows\.5\./) }],
  });
});

it('a file that is no workbook is refused as unreadable', async () => {
  const refused = documentOfWorkbook(Buffer.from('组,标签\n意向,高').toString('base64'));
  await expect(refused).rejects.toMatchObject({ code: 'library.notWorkbook' });
});
