/** What time alone can do to a condition, while nothing happens and nothing is changed. */
import type { DidLeaf, Leaf, Resolved, ResolvedWindow } from './resolved.ts';

/** Whether the passing of time can make it true, and whether it can end it. */
interface ByTime {
  readonly rises: boolean;
  readonly falls: boolean;
}

const STILL: ByTime = { rises: false, falls: false };
const FALLS: ByTime = { rises: false, falls: true };
const RISES: ByTime = { rises: true, falls: false };
const BOTH: ByTime = { rises: true, falls: true };

const either = (a: ByTime, b: ByTime): ByTime => ({
  rises: a.rises || b.rises,
  falls: a.falls || b.falls,
});
const opposite = ({ rises, falls }: ByTime): ByTime => ({ rises: falls, falls: rises });

/** Of what has happened, as a window counts it: it lets go of it, comes to it, or neither. */
function ofWindow(window: ResolvedWindow | null): ByTime {
  switch (window?.kind) {
    case 'last':
      return FALLS;
    case 'before':
      return RISES;
    case 'calendar':
      return window.span === 'today' || window.span.startsWith('this') ? FALLS : BOTH;
    default:
      return STILL;
  }
}

function ofDid({ within, count, measure }: DidLeaf): ByTime {
  const fewer = ofWindow(within);
  if (!fewer.rises && !fewer.falls) return STILL;
  if (measure) return BOTH;
  const most = count === null || count.max === null ? STILL : opposite(fewer);
  return (count?.min ?? 0) > 0 ? either(fewer, most) : most;
}

function ofLeaf(leaf: Leaf): ByTime {
  switch (leaf.kind) {
    case 'did':
      return ofDid(leaf);
    case 'tag':
      return ofWindow(leaf.assigned);
    case 'attribute':
      return leaf.ageOf === undefined ? STILL : BOTH;
    default:
      return STILL;
  }
}

function byTime(node: Resolved): ByTime {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.map(byTime).reduce(either, STILL);
    case 'atLeast': {
      const whole = node.of.map(byTime).reduce(either, STILL);
      return node.weights?.some((weight) => weight < 0) ? either(whole, opposite(whole)) : whole;
    }
    case 'not':
      return opposite(byTime(node.of));
    case 'audience':
      return byTime(node.of);
    default:
      return ofLeaf(node);
  }
}

/** Whether somebody whom it is not true of may come to meet it by the passing of time alone, when nothing lies ahead. */
export const canComeByTime = (node: Resolved): boolean => byTime(node).rises;
