import { randomInt } from 'node:crypto';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { demonstration, passwordOf, person } from './people.ts';
import { type Language, languages, type Words, wordsOf } from './words.ts';

/** Where a story is told: whose day it is, in which language, on which screen. */
export type Scene = {
  page: Page;
  t: Words;
  language: Language;
  phone: boolean;
  /** Somebody new in each telling, because all of them are told to the same product. */
  newcomer: { name: string; phone: string };
  /** A session of this person, for what they have done before the story begins. */
  token: string;
  look: ReturnType<typeof pictures>;
  /** How this person finds a place in the menu: one step on a desk, two on a phone. */
  menu: (place: string) => Locator[];
  /** Goes to a task as somebody new would: from the page after signing in, in three steps at most. */
  fromHome: (...steps: Locator[]) => Promise<void>;
};

/** A day of somebody of the demonstration, told in both languages. */
export function day(title: string, username: string, tell: (scene: Scene) => Promise<void>): void {
  for (const language of languages) {
    test(`${title} (${language})`, async ({ page }, { project }) => {
      await demonstration();
      const token = await person(username);
      const t = await wordsOf(language);
      const phone = project.name === 'phone';

      await page.addInitScript(
        (chosen) => localStorage.setItem('taizhang.prefs', JSON.stringify({ language: chosen })),
        language,
      );
      await page.goto('/');
      await page.getByLabel(t('identity:login.username')).fill(username);
      await page.getByRole('textbox', { name: t('identity:login.password') }).fill(passwordOf(username));
      await page.getByRole('button', { name: t('identity:login.submit') }).click();
      const home = page.getByRole('region', { name: t('home:today.title') });
      await expect(home).toBeVisible();

      await tell({
        page,
        t,
        language,
        phone,
        newcomer: newcomer(),
        token,
        look: pictures(page, `${username}-${project.name}-${language.slice(0, 2)}`),
        menu: (place) => {
          const bar = page.getByRole('navigation');
          const entry = page.getByRole('link', { name: t(`common:nav.${place}`), exact: true });
          return phone
            ? [bar.getByRole('button', { name: t('common:nav.more'), exact: true }), entry.last()]
            : [entry.first()];
        },
        fromHome: async (...steps) => {
          expect(steps.length, 'steps from home').toBeLessThanOrEqual(3);
          await page.goto('/');
          await expect(home).toBeVisible();
          for (const step of steps) await step.click();
        },
      });
    });
  }
}

/** Keeps what is to be looked at by a person, and sees that nothing is wider than the screen. */
export function pictures(page: Page, story: string): (name: string) => Promise<void> {
  let count = 0;
  return async (name) => {
    await expect(page.locator('.ant-skeleton, .ant-spin-spinning, .stale, [aria-busy=true]')).toHaveCount(0);
    await page.screenshot({
      path: `test-results/day/${story}/${String(++count).padStart(2, '0')}-${name}.png`,
      animations: 'disabled',
    });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(excess, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
  };
}

/** Somebody whom the product does not know yet. */
export function newcomer(): Scene['newcomer'] {
  const given = () => String.fromCharCode(0x5000 + randomInt(0x2000));
  return { name: `柳${given()}${given()}`, phone: `138${String(randomInt(1e8)).padStart(8, '0')}` };
}

/** Picks an option of a select by its label. */
export async function choose(page: Page, form: Locator, label: string, option: string): Promise<void> {
  await form.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).last().click();
}

/** Finds a customer in a field by their number, as one does while they are on the phone. */
export async function chooseCustomer(
  page: Page,
  form: Locator,
  label: string,
  customer: { name: string; phone: string },
): Promise<void> {
  await form.getByRole('combobox', { name: label }).fill(customer.phone);
  await page.locator('.ant-select-dropdown:visible').getByText(customer.name).first().click();
}
