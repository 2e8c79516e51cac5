import { describe, expect, it } from 'vitest';
import { batchItems } from './batch-names.ts';

const library: Readonly<Record<string, readonly string[]>> = {
  爆品A: ['tag_1'],
  '6月': ['tag_2'],
  两处都有: ['tag_3', 'tag_4'],
};
const tagsNamed = (name: string) => library[name] ?? [];

describe('a batch', () => {
  it('is every product in every period, with the tags of both', () => {
    expect(batchItems('爆品A\n爆品B', '6月，7月', tagsNamed)).toEqual([
      { name: '爆品A × 6月', tags: ['tag_1', 'tag_2'], untagged: [] },
      { name: '爆品A × 7月', tags: ['tag_1'], untagged: ['7月'] },
      { name: '爆品B × 6月', tags: ['tag_2'], untagged: ['爆品B'] },
      { name: '爆品B × 7月', tags: [], untagged: ['爆品B', '7月'] },
    ]);
  });

  it('may be one list alone, each name once', () => {
    expect(batchItems(' 人民路店 \n\n人民路店、解放路店', '', tagsNamed).map((one) => one.name)).toEqual([
      '人民路店',
      '解放路店',
    ]);
  });

  it('takes no tag whose name stands in two groups', () => {
    expect(batchItems('两处都有', '', tagsNamed)).toEqual([
      { name: '两处都有', tags: [], untagged: ['两处都有'] },
    ]);
  });
});
