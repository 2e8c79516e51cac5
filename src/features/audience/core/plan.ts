/**
 * An expression made ready to be answered block by block. Every node answers inside a mask (at the top the alive
 * block), so a branch only looks at what earlier branches have left, and `not` needs no complement of its own.
 * Nested `all` and `any` are made flat; sets and negated sets of an `all` go through one fused intersection.
 */
import { boundsOf, type Expression, weighted } from './expression.ts';
import type { OrdinalSet } from './ordinal-set.ts';
import {
  AllNode,
  AnyNode,
  AtLeastNode,
  ColumnNode,
  everyoneNode,
  NotNode,
  nobodyNode,
  type PlanNode,
  SetNode,
} from './plan-nodes.ts';
import type { Scratch } from './scratch.ts';

/** The root of the plan. Its results stand in `scratch` until the next block is asked for. */
export function plan(expression: Expression, scratch: Scratch): PlanNode {
  switch (expression.op) {
    case 'everyone':
      return everyoneNode;
    case 'set':
      return new SetNode(expression.set, scratch);
    case 'column':
      return new ColumnNode(expression.column, boundsOf(expression.range), scratch.take());
    case 'not':
      return planNot(expression.of, scratch);
    case 'all':
      return planAll(expression.of, scratch);
    case 'any':
      return planAny(expression.of, scratch);
    case 'atLeast':
      return planAtLeast(expression, scratch);
  }
}

function planNot(of: Expression, scratch: Scratch): PlanNode {
  if (of.op === 'not') return plan(of.of, scratch);
  const node = plan(of, scratch);
  if (node === everyoneNode) return nobodyNode;
  if (node === nobodyNode) return everyoneNode;
  return new NotNode(node, scratch.take());
}

interface Branches {
  readonly sets: OrdinalSet[];
  readonly notSets: OrdinalSet[];
  readonly rest: PlanNode[];
  /** One branch decides alone: nobody in an `all`, everyone in an `any`. */
  decided: boolean;
}

function planAll(of: readonly Expression[], scratch: Scratch): PlanNode {
  const branches: Branches = { sets: [], notSets: [], rest: [], decided: false };
  for (const branch of of) addToAll(branch, branches, scratch);
  if (branches.decided) return nobodyNode;
  const { sets, notSets, rest } = branches;
  const [only] = rest;
  if (sets.length + notSets.length === 0 && rest.length <= 1) return only ?? everyoneNode;
  return new AllNode(sets, notSets, rest, scratch.take());
}

function addToAll(branch: Expression, branches: Branches, scratch: Scratch): void {
  if (branch.op === 'set') branches.sets.push(branch.set);
  else if (branch.op === 'all') for (const inner of branch.of) addToAll(inner, branches, scratch);
  else if (branch.op === 'not' && branch.of.op === 'set') branches.notSets.push(branch.of.set);
  else if (branch.op === 'not' && branch.of.op === 'not') addToAll(branch.of.of, branches, scratch);
  else if (branch.op === 'not' && branch.of.op === 'any')
    for (const inner of branch.of.of) addToAll({ op: 'not', of: inner }, branches, scratch);
  else {
    const node = plan(branch, scratch);
    if (node === nobodyNode) branches.decided = true;
    else if (node !== everyoneNode) branches.rest.push(node);
  }
}

function planAny(of: readonly Expression[], scratch: Scratch): PlanNode {
  const branches: Branches = { sets: [], notSets: [], rest: [], decided: false };
  for (const branch of of) addToAny(branch, branches, scratch);
  if (branches.decided) return everyoneNode;
  const { sets, rest } = branches;
  const [set] = sets;
  const [node] = rest;
  if (sets.length + rest.length === 0) return nobodyNode;
  if (set && sets.length === 1 && !node) return new SetNode(set, scratch);
  if (node && rest.length === 1 && !set) return node;
  return new AnyNode(sets, rest, scratch.take());
}

function addToAny(branch: Expression, branches: Branches, scratch: Scratch): void {
  if (branch.op === 'set') branches.sets.push(branch.set);
  else if (branch.op === 'any') for (const inner of branch.of) addToAny(inner, branches, scratch);
  else {
    const node = plan(branch, scratch);
    if (node === everyoneNode) branches.decided = true;
    else if (node !== nobodyNode) branches.rest.push(node);
  }
}

/** A branch of negative weight counts when it does not hold, against a higher need: −w·x = w·(1 − x) − w. */
function planAtLeast(expression: Extract<Expression, { op: 'atLeast' }>, scratch: Scratch): PlanNode {
  const { needed, total, weights } = weighted(expression);
  if (needed <= 0) return everyoneNode;
  if (needed > total) return nobodyNode;
  const branches: Expression[] = [];
  const sizes: number[] = [];
  expression.of.forEach((branch, i) => {
    const weight = weights[i] ?? 0;
    if (weight === 0) return;
    branches.push(weight > 0 ? branch : { op: 'not', of: branch });
    sizes.push(Math.abs(weight));
  });
  if (needed === total) return planAll(branches, scratch);
  if (sizes.every((size) => size >= needed)) return planAny(branches, scratch);
  return new AtLeastNode(
    branches.map((branch) => plan(branch, scratch)),
    sizes,
    needed,
    scratch.take(),
  );
}
