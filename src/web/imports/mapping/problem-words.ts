/** What keeps a mapping from working, with the names of this page instead of those of the API. */
import { useFormat, useTexts } from '#ui';
import { type TargetVocabulary, targetLabel } from './target-words.ts';
import { mappingTexts } from './texts.ts';
import type { MappingProblem } from './use-mapping.ts';

/** The column a problem is about; `null`: the mapping as a whole. */
export function columnOf(problem: MappingProblem, columns: readonly string[]): string | null {
  const name = /^(?:body\.)?mapping\.columns\.(.*)$/s.exec(problem.path)?.[1];
  if (name === undefined) return null;
  return columns.find((column) => column === name || column.slice(0, 80) === name) ?? null;
}

/** Targets that stand for a whole family in a message. */
const families: Readonly<Record<string, string>> = { tag: 'tags' };

export function useProblemWords(vocabulary: TargetVocabulary): (problem: MappingProblem) => string {
  const t = useTexts(mappingTexts);
  const format = useFormat();
  const label = (target: string) => targetLabel(families[target] ?? target, vocabulary, t);
  return ({ code, facts = {}, message }) => {
    const { targets, target } = facts;
    if (code === 'import.targetMissing' && typeof targets === 'string') {
      const names = [...new Set(targets.split(', ').map(label))];
      const list = format.list(names);
      return names.length > 1 ? t('missingAny', { targets: list }) : t('missingOne', { targets: list });
    }
    if (code === 'import.targetTwice' && typeof target === 'string')
      return t('twice', { target: label(target) });
    return message;
  };
}
