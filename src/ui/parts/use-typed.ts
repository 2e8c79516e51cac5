import { useEffect, useRef, useState } from 'react';

/**
 * The text of a field whose value lives somewhere that follows a moment later, such as the address. The field shows
 * what was typed at once: one that waited for its value would tear the words of an input method apart. A value that
 * somebody else puts there replaces the text.
 */
export function useTyped(
  value: string,
  onChange: (text: string) => void,
): readonly [text: string, type: (text: string) => void] {
  const [text, setText] = useState(value);
  /** Passed on and not yet come back. */
  const underway = useRef<readonly string[]>([]);
  useEffect(() => {
    const echo = underway.current.indexOf(value);
    underway.current = underway.current.slice(echo + 1);
    if (echo < 0) setText(value);
  }, [value]);
  const type = (next: string) => {
    underway.current = next === value ? [] : [...underway.current, next];
    setText(next);
    onChange(next);
  };
  return [text, type];
}
