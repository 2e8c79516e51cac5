import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, axeViolations, openBrowser, type Visit } from '#tests/browser';
import { invitation } from '#tests/visitor';

let visit: Visit;
beforeAll(async () => {
  visit = await openBrowser();
});
afterAll(() => visit?.close());

describe('signing in', () => {
  it('leads with the keyboard alone from the address one wanted back to it', async () => {
    const page = await visit.page();
    await page.goto('/me');
    await page.waitForURL(/sign-in/);
    await page.getByRole('textbox').first().fill(ADMIN.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(ADMIN.password);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/me');
    await page.context().close();
  });

  it('says what is wrong with a wrong password, and stays', async () => {
    const page = await visit.page();
    await page.goto('/sign-in');
    await page.getByRole('textbox').first().fill(ADMIN.email);
    await page.locator('input[type=password]').fill('not-the-password');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').count()).toBeGreaterThan(0);
    expect(page.url()).toContain('/sign-in');
    await page.context().close();
  });

  it.each([
    ['light, 1440 px', { width: 1440, dark: false }],
    ['dark, phone', { width: 390, dark: true }],
  ])('and the first pages have no accessibility violations (%s)', async (_, look) => {
    const door = await visit.page(look);
    await door.goto('/sign-in');
    await door.getByRole('textbox').first().waitFor();
    expect(await axeViolations(door)).toEqual([]);
    await door.context().close();
    const home = await visit.signedIn('/', look);
    // a new company is led to its first steps, once
    await home.waitForURL((url) => url.pathname === '/welcome');
    await home.getByRole('heading', { level: 1 }).waitFor();
    await home.waitForLoadState('networkidle');
    expect(await axeViolations(home)).toEqual([]);
    await home.goto('/');
    await home.getByRole('heading', { level: 1 }).waitFor();
    await home.waitForLoadState('networkidle');
    expect(await axeViolations(home)).toEqual([]);
    await home.context().close();
  });
});

describe('a one-time link', () => {
  const useless = async (token: string) => {
    const page = await visit.page();
    await page.goto(`/setup?token=${token}`);
    await page.getByText('这条链接用不了').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: '去登录' }).click();
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await page.context().close();
  };

  it('that is too old says so and shows the way to sign in', async () => {
    const late = { name: '晚来的人', email: 'late@shop.example', roles: ['staff'] };
    const { body } = await visit.product.ask('POST', '/staff', late);
    const token = await invitation(visit.product, body.id);
    await visit.product.running.db.run(
      `update setup_link set expires_at = now() - interval '1 minute' where staff_id is not null`,
    );
    await useless(token);
  });

  it('that nobody ever made says so too', () => useless('nobody-made-this-one'));
});
