import { describe, expect, it } from 'vitest';
import { fileKind } from './file-kinds.ts';

const head = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('a file', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'a.exe', 'image/png'],
    ['\xff\xd8\xff\xe0', 'a', 'image/jpeg'],
    ['RIFF\0\0\0\0WEBP', 'a', 'image/webp'],
    ['%PDF-1.7', 'a', 'application/pdf'],
    ['\0\0\0\x20ftypisom', 'a.mov', 'video/mp4'],
    ['PK\x03\x04', '报价.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '旧.DOC', 'application/msword'],
  ])('that begins %j is known by its bytes (%s)', (bytes, name, mediaType) =>
    expect(fileKind(head(bytes), name)?.mediaType).toBe(mediaType),
  );

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'a.svg'],
    ['<!doctype html>', 'a.png'],
    ['MZ\x90\0', 'a.pdf'],
    ['PK\x03\x04', 'a.apk'],
    ['PK\x03\x04', 'a.html'],
    ['#!/bin/sh', 'a.jpg'],
    ['', 'a.pdf'],
  ])('that begins %j (%s) is not taken', (bytes, name) => expect(fileKind(head(bytes), name)).toBeNull());
});
