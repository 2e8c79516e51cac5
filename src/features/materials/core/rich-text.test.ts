import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesIn, htmlOf } from './rich-text.ts';

const html = (text: string) => htmlOf(text, (file) => `/f/${file}`);
/** Everything that the page would take for a tag. */
const tagsIn = (page: string) =>
  [...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name?.toLowerCase());

describe('the text of an article', () => {
  it('knows headings, lists, strong words, links and pictures', () => {
    expect(
      html(
        '# 定制衣柜\n先量尺寸，**再**选[板材](https://example.com/a?b=1&c=2)\n- 颗粒板\n- 多层板\n![柜](mfl_3)',
      ),
    ).toBe(
      [
        '<h2>定制衣柜</h2>',
        '<p>先量尺寸，<strong>再</strong>选<a href="https://example.com/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">板材</a></p>',
        '<ul><li>颗粒板</li><li>多层板</li></ul>',
        '<img src="/f/mfl_3" alt="柜" loading="lazy">',
      ].join('\n'),
    );
    expect(filesIn('![a](mfl_3)\n![b](mfl_3)\n![c](mfl_9)')).toEqual(['mfl_3', 'mfl_9']);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>)',
    '![x](mfl_1" onerror="alert(1))',
    '[x](https://a"onclick=alert(1))',
    '![x" onload="y](mfl_1)',
  ])('shows %s as it is written', (text) => {
    const page = html(text);
    expect(page).not.toMatch(/<script|<img src=x|href="(javascript|data)|" on/i);
  });

  it('makes no other tags than its own, whatever is written', () => {
    const nasty = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '**',
        '[',
        ']',
        '(',
        ')',
        '!',
        '#',
        '- ',
        '\n',
        'https://a',
        'javascript:',
        'mfl_1',
        'script',
        ' on=',
        'x',
      ),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const page = html(parts.join(''));
        for (const tag of tagsIn(page))
          expect(['h2', 'h3', 'p', 'ul', 'li', 'strong', 'a', 'img']).toContain(tag);
        expect(page.replace(/<(?:a|img) [^<>]*>/g, '')).not.toMatch(/[<>][^>]*="/);
        for (const [, to] of page.matchAll(/href="([^"]*)"/g)) expect(to).toMatch(/^https?:\/\//);
      }),
    );
  });
});
