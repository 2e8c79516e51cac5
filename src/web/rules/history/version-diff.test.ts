import { describe, expect, it } from 'vitest';
import { differencesOf } from './version-diff.ts';

const words = (text: string, name = '高意向', privacy = '一般') => ({
  name,
  description: '',
  privacy,
  text,
});
/** `[…]` around what differs. */
const shown = (before: ReturnType<typeof words>, after: ReturnType<typeof words>) =>
  differencesOf(before, after).map(({ part, ...sides }) => [
    typeof part === 'string' ? part : (part.tag ?? 'sentence'),
    ...[sides.before, sides.after].map((side) =>
      side.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(''),
    ),
  ]);

describe('two versions of a rule', () => {
  it('differ in nothing when they say the same', () => expect(shown(words('甲'), words('甲'))).toEqual([]));

  it('show what of the sentence is another word or number', () =>
    expect(
      shown(
        words('查看资料至少 5 次：打上「高意向」，不再满足时摘下'),
        words('查看资料至少 15 次：打上「高意向」，之后一直保留'),
      ),
    ).toEqual([
      [
        'sentence',
        '查看资料至少 [5] 次：打上「高意向」，[不再满足时摘下]',
        '查看资料至少 [15] 次：打上「高意向」，[之后一直保留]',
      ],
    ]));

  it('show what publishing asks for when that changed', () =>
    expect(shown(words('甲'), words('甲', '高意向', '敏感信息'))).toEqual([
      ['privacy', '[一般]', '[敏感信息]'],
    ]));

  it('of a ladder show only the steps that changed, came or went', () =>
    expect(
      shown(words('高：试驾 2 次\n中：询价\n低：来访'), words('高：试驾 3 次\n低：来访\n其余：沉睡', '意向')),
    ).toEqual([
      ['name', '[高]意向', '意向'],
      ['高', '高：试驾 [2] 次', '高：试驾 [3] 次'],
      ['其余', '', '[其余：沉睡]'],
      ['中', '[中：询价]', ''],
    ]));

  it('of a ladder whose steps only changed places say so', () =>
    expect(shown(words('高：试驾\n中：询价\n低：来访'), words('低：来访\n高：试驾\n中：询价'))).toEqual([
      ['order', '[高] › [中] › [低]', '[低] › [高] › [中]'],
    ]));

  it('of a model tell every segment of a tag', () =>
    expect(shown(words('重要：R 5\n重要：R 4\n一般：R 1'), words('重要：R 5\n重要：R 3\n一般：R 1'))).toEqual(
      [['重要', '重要：R 5\n重要：R [4]', '重要：R 5\n重要：R [3]']],
    ));
});
