/** Memory of processes, as Linux tells it. */
import { readdirSync, readFileSync } from 'node:fs';

function parentOf(pid: number): number {
  try {
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return Number(parent);
  } catch {
    return -1;
  }
}

/** MB of a process and its children, pages that they share counted once. */
export function memoryOfTree(root: number): number {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const family = pids.filter((pid) => pid === root || parentOf(pid) === root);
  return family.reduce((sum, pid) => {
    try {
      const pss = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
      return sum + (Number(pss ?? 0) * 1024) / 1e6;
    } catch {
      return sum;
    }
  }, 0);
}
