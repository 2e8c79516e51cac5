/** Which columns this browser shows. */
import { useState } from 'react';
import { readStored, writeStored } from '#ui';

const KEY = 'audience.columns';

function stored(): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(readStored(KEY) ?? 'null');
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : null;
  } catch {
    return null;
  }
}

export interface ColumnChoice {
  readonly shown: ReadonlySet<string>;
  readonly choose: (keys: readonly string[] | null) => void;
}

/** `null` chooses the default again. */
export function useColumns(byDefault: readonly string[]): ColumnChoice {
  const [chosen, setChosen] = useState(stored);
  return {
    shown: new Set(chosen ?? byDefault),
    choose: (keys) => {
      writeStored(KEY, JSON.stringify(keys));
      setChosen(keys);
    },
  };
}
