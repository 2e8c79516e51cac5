/** The page without a mouse. */
import type { Page } from 'playwright-core';

/** What a reader of the screen would say of what has the focus. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const labelled = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => (id ? (document.getElementById(id)?.textContent ?? '') : ''))
      .join(' ')
      .trim();
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const text =
      element.getAttribute('aria-label') ||
      labelled ||
      labels.map((label) => label.textContent).join(' ') ||
      element.textContent;
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${(text ?? '').trim()}`;
  });

/** Presses Tab until something of this name has the focus; what was passed is told when nothing has it. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  const until = Date.now() + 45_000;
  while (Date.now() < until) {
    const at = await focused(page);
    if (name.test(at)) return;
    passed.push(at.slice(0, 30));
    if (passed.length > 200) break;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} is not reached with ${key}: ${passed.join(' > ')}`);
}

/** Reaches something of this name and presses Enter. */
export async function press(page: Page, name: RegExp): Promise<void> {
  // What closes may give the focus back a moment later.
  do {
    await tabTo(page, name);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  } while (!name.test(await focused(page)));
  await page.keyboard.press('Enter');
}
