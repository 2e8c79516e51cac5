/** A text with its variables filled in, for looking at. The server does it in earnest (`channels/wecom/codes/variables.ts`). */
export const filledExample = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{\s*([\w.]+)\s*(?:\|[^{}|]*)?\}\}/g, (place, name: string) => values[name] ?? place);
