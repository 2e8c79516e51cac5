import { describe, expect, it } from 'vitest';
import { decodeText, formatOfName, sourceOfFile, sourceOfText } from './read-file.ts';

describe('the format of a file', () => {
  it.each([
    ['标签库.XLSX', 'xlsx'],
    ['library.yml', 'yaml'],
    ['library.csv', 'csv'],
    ['library.docx', null],
    ['library', null],
  ])('%s is %s', (name, format) => expect(formatOfName(name)).toBe(format));

  it('a workbook travels as Base64, text as text', () => {
    expect(sourceOfFile('a.xlsx', new Uint8Array([80, 75, 3, 4]))).toEqual({
      format: 'xlsx',
      file: 'UEsDBA==',
    });
    expect(sourceOfFile('a.csv', new TextEncoder().encode('标签组,标签'))).toEqual({
      format: 'csv',
      text: '标签组,标签',
    });
  });
});

describe('text is decoded', () => {
  it('from UTF-8, with and without its mark', () => {
    const bytes = new TextEncoder().encode('意向');
    expect(decodeText(bytes)).toBe('意向');
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]))).toBe('意向');
  });
  it('from GBK', () => expect(decodeText(new Uint8Array([0xd2, 0xe2, 0xcf, 0xf2]))).toBe('意向'));
  it('from UTF-16', () =>
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x0f, 0x61, 0x11, 0x54]))).toBe('意向'));
});

describe('pasted text', () => {
  it.each([
    ['{"version":1}', 'json'],
    ['version: 1\ngroups: []', 'yaml'],
    ['- name: 意向, 需求', 'yaml'],
    ['大类\t标签组\t标签\n需求\t意向\t高意向', 'csv'],
    ['标签组,标签\n意向,高意向', 'csv'],
  ])('%j is read as %s', (text, format) => expect(sourceOfText(text).format).toBe(format));
});
