/** A customer list as a shop would keep it: every second 高意向, every third KA, every fifth 丢单. */
export const peopleFile = (people: number) => ({
  name: '我的客户.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      '姓名,手机号,意向,客户规模,客户状态',
      ...Array.from({ length: people }, (_, i) =>
        [
          `客户${i}`,
          `138${10_000_000 + i}`,
          i % 2 === 0 ? '高意向' : '低意向',
          i % 3 === 0 ? 'KA' : '小微企业',
          i % 5 === 0 ? '丢单' : '跟单',
        ].join(','),
      ),
    ].join('\n'),
  ),
});

/** Those of it who are 高意向 and KA and not 丢单, by their number. */
export const wantedOf = (people: number): number[] =>
  Array.from({ length: people }, (_, i) => i).filter((i) => i % 6 === 0 && i % 5 !== 0);
