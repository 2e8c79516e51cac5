/** A plan with very many look-alike names must not keep others waiting. Counted, not timed: the same on any machine. */
import { describe, expect, it } from 'vitest';
import { readDocument } from './document.ts';
import { emptyLibrary } from './library.ts';
import { MOST_COMPARED, type NamedElement, nameIndex } from './name-index.ts';
import { planLibrary, planSteps } from './plan.ts';

const MANY = 2000;

/** Each differs from every other in one character. */
const oneSlip = Array.from({ length: MANY }, (_, i) => `客户意向标签${String.fromCodePoint(0x4e00 + i)}级`);

/** Each has the characters of every other in another order. */
const shuffled = Array.from({ length: MANY }, (_, i) => {
  const left = [...'客户意向标签等级'];
  let name = '';
  for (let n = i; left.length > 0; n = Math.floor(n / (left.length + 1)))
    name += left.splice(n % left.length, 1)[0];
  return name;
});

const tagsOf = (names: readonly string[]) =>
  names.map(
    (name, i): NamedElement => ({
      element: 'tag',
      key: `t${i}`,
      name,
      within: 'g',
      path: `组/${name}`,
      aliases: [],
      archived: false,
    }),
  );
const documentOf = (names: readonly string[]) =>
  readDocument({ version: 1, groups: [{ key: 'g', name: '组', tags: names.map((name) => ({ name })) }] });

describe.each([
  ['differ in one character', oneSlip],
  ['have the same characters', shuffled],
])('two thousand names that %s', (_, names) => {
  it('are compared with a few others each, not each with each', () => {
    const index = nameIndex(tagsOf(names));
    for (const name of names) expect(index.lookAlikes('tag', name).length).toBeGreaterThan(0);
    expect(index.comparisons()).toBeLessThanOrEqual(MANY * MOST_COMPARED);
  });

  it('are planned in so many steps that everybody else gets a turn in between', () => {
    const steps = planSteps(emptyLibrary, documentOf(names));
    let turns = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) turns++;
    expect(turns).toBeGreaterThan(2 * MANY);
    const warned = step.value.findings.filter((finding) => finding.code === 'nearDuplicate');
    expect(new Set(warned.map((finding) => finding.key)).size).toBe(MANY);
  });
});

it('a look-alike that is surer than the rest is found among two thousand others', () => {
  const index = nameIndex(tagsOf([...oneSlip, '客户 意向标签一级']));
  expect(index.lookAlikes('tag', '客户意向标签一级')[0]).toMatchObject({
    reason: 'spelling',
    other: { name: '客户 意向标签一级' },
  });
});

it('a plan says the same whether it is made at once or in steps', () => {
  const document = documentOf(oneSlip.slice(0, 50));
  const steps = planSteps(emptyLibrary, document);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value).toEqual(planLibrary(emptyLibrary, document));
});
