/** How the page greets at which hour. Pure. */
export type Greeting = 'night' | 'morning' | 'noon' | 'afternoon' | 'evening';

/** `hour` 0–23 on the clock of the workspace. */
export function greetingAt(hour: number): Greeting {
  if (hour < 5) return 'night';
  if (hour < 11) return 'morning';
  if (hour < 13) return 'noon';
  return hour < 18 ? 'afternoon' : 'evening';
}
