/** All rights, in the groups people look for them in. Pure. */
import { type Right, rights } from '#kernel';

export type RightsGroup = 'library' | 'tags' | 'customers' | 'audiences' | 'company';

const groupOf = (right: Right): RightsGroup => {
  const [area] = right.split(':');
  switch (area) {
    case 'library':
    case 'tags':
    case 'customers':
      return area;
    case 'events':
      return 'customers';
    case 'audiences':
    case 'imports':
    case 'rules':
      return 'audiences';
    default:
      return 'company';
  }
};

const order: readonly RightsGroup[] = ['library', 'tags', 'customers', 'audiences', 'company'];

export const rightsGroups: readonly { readonly name: RightsGroup; readonly rights: readonly Right[] }[] =
  order.map((name) => ({ name, rights: rights.filter((right) => groupOf(right) === name) }));
