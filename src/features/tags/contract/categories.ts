/** Categories as outside programs see them. */
import { z } from 'zod';
import { endpoint, idParam, listOf, wholeQuery } from '#kernel';
import { changed, deleted, elementName, instant, key, note, order, reference } from './shapes.ts';

export const categoryItem = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  path: z.string(),
  parent: z.string().nullable(),
  description: z.string(),
  order: z.int(),
  archived: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
});
const categoryAnswer = categoryItem.extend(changed);

export const listCategories = endpoint({
  method: 'GET',
  path: '/categories',
  right: 'library:read',
  summary: 'All categories, in order; each names its parent',
  query: wholeQuery,
  output: listOf(categoryItem),
});

export const createCategory = endpoint({
  method: 'POST',
  path: '/categories',
  right: 'library:write',
  summary: 'Add a category below another one or on the first level',
  body: z.strictObject({
    name: elementName,
    key: key.optional(),
    parent: reference.nullable().optional(),
    description: note.optional(),
    order: order.optional(),
  }),
  output: categoryAnswer,
  status: 201,
  errors: ['category.notFound', 'library.namesRefused', 'library.nameTaken', 'library.unsound'],
});

export const getCategory = endpoint({
  method: 'GET',
  path: '/categories/{id}',
  right: 'library:read',
  summary: 'One category',
  params: idParam,
  output: categoryItem,
  errors: ['category.notFound'],
});

export const changeCategory = endpoint({
  method: 'PATCH',
  path: '/categories/{id}',
  right: 'library:write',
  summary: 'Rename, move, reorder or archive a category',
  params: idParam,
  body: z.strictObject({
    name: elementName.optional(),
    key: key.optional(),
    parent: reference.nullable().optional(),
    description: note.optional(),
    order: order.optional(),
    archived: z.boolean().optional(),
  }),
  output: categoryAnswer,
  errors: ['category.notFound', 'library.namesRefused', 'library.nameTaken', 'library.unsound'],
});

export const deleteCategory = endpoint({
  method: 'DELETE',
  path: '/categories/{id}',
  right: 'library:delete',
  summary:
    'Delete an empty category, or one whose contents move up (`strategy=delete`) or to another (`replace`)',
  params: idParam,
  query: z.strictObject({
    strategy: z.enum(['replace', 'freeze', 'delete']).optional(),
    with: reference.optional(),
  }),
  output: deleted,
  errors: ['category.notFound', 'library.inUse'],
});
