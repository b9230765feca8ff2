import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { demonstration, house, person } from './people.ts';
import { newcomer, pictures } from './scene.ts';
import { languages, wordsOf } from './words.ts';

for (const language of languages)
  test(`a member looks at their card and reports it lost (${language})`, async ({ page }, { project }) => {
    test.skip(
      !process.env.PRODUCT_LOG,
      'the code of a member stands in the log of a product that this run has started',
    );
    const t = await wordsOf(language);
    const look = pictures(page, `member-${project.name}-${language.slice(0, 2)}`);
    const somebody = newcomer();
    await demonstration();
    const cashier = await person('demo.cashier1');
    const customer = await house(
      'POST',
      '/customers',
      { kind: 'PERSON', name: somebody.name, contactPoints: [{ type: 'MOBILE', value: somebody.phone }] },
      cashier,
    );
    const { items } = await house<{ items: { id: string; code: string }[] }>('GET', '/card-programs');
    const card = await house(
      'POST',
      '/cards',
      { programId: items.find(({ code }) => code === 'DEMO')?.id, customerId: customer.id, activate: true },
      cashier,
    );
    await house(
      'POST',
      `/cards/${card.id}/top-ups`,
      { amount: { amount: '200.00', currency: 'CNY' }, method: 'CASH' },
      cashier,
    );

    await page.addInitScript(
      (chosen) => localStorage.setItem('taizhang.prefs', JSON.stringify({ language: chosen })),
      language,
    );
    await page.goto('/member');
    await page.getByLabel(t('member:phone')).fill(somebody.phone);
    await page.getByRole('button', { name: t('member:send') }).click();
    const code = new RegExp(`One-time code for …${somebody.phone.slice(-4)}: (\\d+)`);
    await expect.poll(() => readFileSync(process.env.PRODUCT_LOG ?? '', 'utf8')).toMatch(code);
    await page
      .getByLabel(t('member:code'))
      .fill(readFileSync(process.env.PRODUCT_LOG ?? '', 'utf8').match(code)?.[1] ?? '');
    await look('code');
    await page.getByRole('button', { name: t('member:signIn') }).click();
    await expect(page.getByText('¥210.00').first()).toBeVisible();
    await look('card');
    await page.getByRole('button', { name: t('member:pay'), exact: true }).click();
    await expect(page.getByRole('img', { name: t('member:codeFor') })).toBeVisible();
    await look('payment-code');
    await page.keyboard.press('Escape');
    await page.getByText(t('member:movements')).first().click();
    await expect(page.getByRole('list', { name: t('member:movements') })).toContainText('+¥200.00');
    await look('movements');
    await page.getByRole('button', { name: t('member:loss'), exact: true }).click();
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: /确定|OK/ })
      .click();
    await expect(page.getByText(t('member:status.LOST')).first()).toBeVisible();
    await look('lost');
  });
