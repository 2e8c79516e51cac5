import { useTexts } from '#ui';
import { systemTexts } from './texts.ts';

const isSystem = (name: string): name is keyof typeof systemTexts.rows & string =>
  Object.hasOwn(systemTexts.rows, name);

/** The name of somebody who did something; a part of the product in words. */
export function useActorName(): (name: string) => string {
  const t = useTexts(systemTexts);
  return (name) => (isSystem(name) ? t(name) : name);
}
