/** Dragging on the wall: a tag into another drawer, or to another place in its own. */
import { type DragEvent, type RefObject, useRef } from 'react';
import { useReorder } from './use-reorder.ts';
import type { Drawer } from './wall.ts';

const DRAGGED = 'application/x-baizigui-tag';

type Side = 'above' | 'below' | 'left' | 'right';

interface Target {
  readonly drawer: Drawer;
  /** In the tag's own drawer: beside whom. */
  readonly beside?: { readonly cell: HTMLElement; readonly tag: string; readonly side: Side };
}

export function useWallDrag(
  wall: RefObject<HTMLElement | null>,
  drawers: readonly Drawer[],
  moveTo: (tag: string, group: Drawer['group']) => void,
) {
  const reorder = useReorder();
  const dragged = useRef<{ readonly tag: string; readonly drawer: Drawer } | null>(null);

  const targetOf = (event: DragEvent): Target | null => {
    const moved = dragged.current;
    const at = event.target as HTMLElement;
    const drawer = drawers.find(
      (one) => one.group.id === at.closest<HTMLElement>('[data-group]')?.dataset.group,
    );
    if (!moved || !drawer) return null;
    if (drawer.group.id !== moved.drawer.group.id) return { drawer };
    const cell = at.closest<HTMLElement>('[data-tag]');
    const tag = cell?.dataset.tag;
    if (!cell || tag === undefined || tag === moved.tag) return null;
    // Pinned tags stand in front whatever their number is.
    const pinned = (id: string) => drawer.compartments.find((one) => one.tag.id === id)?.tag.pinned;
    if (!drawer.group.ordered && pinned(tag) !== pinned(moved.tag)) return null;
    const box = cell.getBoundingClientRect();
    const side: Side =
      drawer.shape.columns > 1
        ? event.clientX > box.left + box.width / 2
          ? 'right'
          : 'left'
        : event.clientY > box.top + box.height / 2
          ? 'below'
          : 'above';
    return { drawer, beside: { cell, tag, side } };
  };
  const mark = (target: Target | null) => {
    const group = target && !target.beside ? target.drawer.group.id : undefined;
    for (const each of wall.current?.querySelectorAll<HTMLElement>('[data-group]') ?? []) {
      if (group !== undefined && each.dataset.group === group) each.dataset.target = '';
      else delete each.dataset.target;
    }
    for (const each of wall.current?.querySelectorAll<HTMLElement>('[data-drop]') ?? [])
      if (each !== target?.beside?.cell) delete each.dataset.drop;
    if (target?.beside) target.beside.cell.dataset.drop = target.beside.side;
  };
  const end = () => {
    dragged.current = null;
    mark(null);
  };

  return {
    onDragStart: (event: DragEvent) => {
      const id = (event.target as HTMLElement).closest<HTMLElement>('[data-tag]')?.dataset.tag;
      const drawer = drawers.find((one) => one.compartments.some((each) => each.tag.id === id));
      const facts = drawer?.compartments.find((one) => one.tag.id === id);
      if (!drawer || !facts) return;
      dragged.current = { tag: facts.tag.id, drawer };
      event.dataTransfer.setData(DRAGGED, facts.tag.id);
      event.dataTransfer.setData('text/plain', facts.tag.path);
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: DragEvent) => {
      const target = targetOf(event);
      mark(target);
      if (!target) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
    },
    onDragEnd: end,
    onDrop: (event: DragEvent) => {
      const moved = dragged.current;
      const target = targetOf(event);
      end();
      if (!moved || !target) return;
      event.preventDefault();
      if (!target.beside) {
        moveTo(moved.tag, target.drawer.group);
        return;
      }
      const { tag, side } = target.beside;
      const others = target.drawer.compartments.filter((one) => one.tag.id !== moved.tag);
      const at = others.findIndex((one) => one.tag.id === tag);
      const to = at + (side === 'below' || side === 'right' ? 1 : 0);
      reorder.mutate({ drawer: target.drawer, tag: moved.tag, to });
    },
  };
}
