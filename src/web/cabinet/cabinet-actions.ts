/** What parts of the cabinet ask the page to do. The functions never change, so that drawers need not be drawn again. */
import { createContext, useContext } from 'react';
import type { Category, Group, Tag } from './api.ts';

/** Which dialog is open, and what about. */
export type Asked =
  | { readonly kind: 'newTag'; readonly group?: Group; readonly name?: string }
  | { readonly kind: 'editTag'; readonly tag: Tag }
  | { readonly kind: 'moveTag'; readonly tag: Tag }
  | { readonly kind: 'mergeTag'; readonly tag: Tag }
  | { readonly kind: 'adoptTag'; readonly tag: Tag }
  | { readonly kind: 'deleteTag'; readonly tag: Tag }
  | { readonly kind: 'newGroup'; readonly category?: Category }
  | { readonly kind: 'editGroup'; readonly group: Group }
  | { readonly kind: 'deleteGroup'; readonly group: Group }
  | { readonly kind: 'newCategory' }
  | { readonly kind: 'editCategory'; readonly category: Category };

export interface CabinetActions {
  readonly mayWrite: boolean;
  readonly mayDelete: boolean;
  readonly ask: (what: Asked) => void;
  /** Opens the drawer, at the tag when there is one; the same again closes it. */
  readonly open: (group: string, tag?: string) => void;
  readonly close: () => void;
  readonly moveTo: (tag: string, group: Group) => void;
}

const ActionsContext = createContext<CabinetActions | null>(null);
export const CabinetActionsProvider = ActionsContext.Provider;

export function useCabinetActions(): CabinetActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('the parts of the cabinet need the page around them');
  return actions;
}
