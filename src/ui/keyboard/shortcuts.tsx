/** Keyboard shortcuts for components: `useShortcut({ keys: 't', label, group, run })`. */
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { createRegistry, type Registered, type Registry, type Shortcut } from './registry.ts';

/** Whether this is a Mac, where ⌘ stands for Ctrl. */
export const onMac = (): boolean => /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '');

const RegistryContext = createContext<Registry | null>(null);
const LayerContext = createContext(0);

export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(() => createRegistry(onMac()));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const origin = event.composedPath()[0];
      const element = origin instanceof HTMLElement ? origin : null;
      const landing = element && {
        tagName: element.tagName,
        type: element instanceof HTMLInputElement ? element.type : undefined,
        isContentEditable: element.isContentEditable,
        role: element.getAttribute('role'),
      };
      const insideModal = element?.closest('[aria-modal="true"]') != null;
      if (registry.press(event, landing, insideModal)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Puts a shortcut in force while the component is on the page. `null`: none at the moment. */
export function useShortcut(shortcut: Shortcut | null): void {
  const registry = useContext(RegistryContext);
  const layer = useContext(LayerContext);
  const latest = useRef(shortcut);
  useEffect(() => {
    latest.current = shortcut;
  });
  const present = shortcut !== null;
  const { group = '', label = '', inFields } = shortcut ?? {};
  const keys = shortcut === null ? '' : [shortcut.keys].flat().join('\n');
  useEffect(() => {
    if (!present || !registry) return;
    return registry.add(layer, {
      keys: keys.split('\n'),
      label,
      group,
      run: (met) => latest.current?.run(met),
      ...(inFields === undefined ? {} : { inFields }),
    });
  }, [registry, layer, present, keys, label, group, inFields]);
}

/** Shortcuts inside act while it is on the page; those of the page below do not. Every dialog has one. */
export function ShortcutLayer({ children }: { children: ReactNode }) {
  const registry = useContext(RegistryContext);
  const layer = useContext(LayerContext) + 1;
  useEffect(() => registry?.open(layer), [registry, layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}

/** What is in force now, for the list of shortcuts. */
export function useShortcutsInForce(): () => readonly Registered[] {
  const registry = useContext(RegistryContext);
  return () => registry?.inForce() ?? [];
}
