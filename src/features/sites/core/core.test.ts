import { describe, expect, it } from 'vitest';
import { isAllowed, originOf } from './origins.ts';
import { pageAddress } from './page-address.ts';

describe('an origin', () => {
  it.each([
    ['https://www.example.com', 'https://www.example.com'],
    ['HTTPS://WWW.Example.com/', 'https://www.example.com'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['https://*.example.com', 'https://*.example.com'],
    ['https://*.com', null],
    ['*', null],
    ['null', null],
    ['https://example.com/path', null],
    ['https://user@example.com', null],
    ['javascript:alert(1)', null],
  ])('entered as %s is kept as %s', (entered, kept) => expect(originOf(entered)).toBe(kept));

  it.each([
    ['https://www.example.com', true],
    ['https://a.b.shop.cn', true],
    ['https://shop.cn', false],
    ['http://a.shop.cn', false],
    ['https://evilshop.cn', false],
    ['https://www.example.com.evil.cn', false],
    ['null', false],
  ])('%s may tell: %s', (origin, expected) =>
    expect(isAllowed(['https://www.example.com', 'https://*.shop.cn'], origin)).toBe(expected),
  );
});

describe('the address of a page', () => {
  it.each([
    ['https://a.cn/p?phone=13800000000#x', false, 'https://a.cn/p'],
    ['https://user:word@a.cn/p?q=1', true, 'https://a.cn/p?q=1'],
    ['pages/product/index?id=3', false, 'pages/product/index'],
    ['javascript:alert(1)', false, null],
    ['file:///etc/passwd', false, null],
  ])('%s (query kept: %s) becomes %s', (text, keeps, expected) =>
    expect(pageAddress(text, keeps)).toBe(expected),
  );
});
