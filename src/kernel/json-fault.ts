const SHOWN = 40;
const AROUND = 15;

/** A few characters of a JSON text around the place where it cannot be read any further. */
export function jsonFault(text: string, error: unknown): string {
  const { message = '' } = error instanceof Error ? error : {};
  // JavaScript quotes the place or says the position; where it does neither, the text ends too early.
  const quoted = /, (?:\.\.\.)?"(.*)"(?:\.\.\.)? is not valid JSON$/s.exec(message)?.[1];
  if (quoted !== undefined && quoted.length <= SHOWN) return quoted;
  const said = /position (\d+)/.exec(message)?.[1];
  const at = said === undefined ? text.length : Number(said);
  return text.slice(Math.max(0, at - AROUND), at + AROUND).toWellFormed();
}
