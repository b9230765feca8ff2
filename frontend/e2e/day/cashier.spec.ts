import { expect } from '@playwright/test';
import { choose, day } from './scene.ts';

day('a cashier has a queue at the desk', 'demo.cashier1', async ({ page, t, newcomer, look, ...scene }) => {
  await look('home');

  // Somebody new comes in, and gets a card with money on it.
  await scene.fromHome(page.getByRole('button', { name: t('home:quick.customer') }));
  const register = page.getByRole('dialog', { name: t('customer:register') });
  await register.getByLabel(t('customer:field.name')).fill(newcomer.name);
  await register.getByLabel(t('customer:field.contactPointValue')).fill(newcomer.phone);
  await look('register');
  await register.getByRole('button', { name: t('customer:registerSubmit') }).click();
  await expect(page.getByRole('heading', { level: 1, name: newcomer.name })).toBeVisible();
  await page.getByRole('tab', { name: t('customer:tab.cards'), exact: true }).click();
  await page.getByRole('button', { name: t('card:issue') }).click();
  const issue = page.getByRole('dialog', { name: t('card:issue') });
  await choose(page, issue, t('card:field.program'), '晨曦会员卡');
  await look('issue');
  await issue.getByRole('button', { name: t('card:issueSubmit') }).click();
  await page.getByRole('button', { name: t('card:act.topUp'), exact: true }).click();
  const topUp = page.getByRole('dialog', { name: new RegExp(t('card:topUp')) });
  await topUp.getByLabel(t('card:topUpAmount')).fill('200');
  await look('top-up');
  await topUp.getByRole('button', { name: t('card:topUpSubmit') }).click();
  await page.getByRole('button', { name: t('card:closeReceipt') }).click();
  await expect(page.getByText('¥210.00').first()).toBeVisible();
  await look('card');
  const card = page.url();
  const number = (await page.getByRole('heading', { level: 1 }).textContent())?.replace(/\D/g, '') ?? '';

  // They pay with it. A phone number alone is no proof, and the card has no PIN yet.
  await scene.fromHome(page.getByRole('button', { name: t('home:quick.pos') }));
  const find = page.getByRole('textbox', { name: t('card:checkout.find') });
  await find.fill(newcomer.phone);
  await find.press('Enter');
  await expect(page.getByText(newcomer.name).first()).toBeVisible();
  await page.getByRole('textbox', { name: t('common:field.amount') }).fill('36.80');
  await expect(page.getByText(t('card:checkout.noPin'))).toBeVisible();
  await look('no-pin');
  await find.fill(number);
  await find.press('Enter');
  await look('charge');
  await page.getByRole('button', { name: t('card:checkout.charge', { amount: '¥36.80' }) }).click();
  const receipt = page.getByRole('status', { name: t('card:checkout.receipt') });
  await expect(receipt).toContainText('¥173.20');
  await look('receipt');

  // They lose it, and get another one with what was left.
  await page.goto(card);
  const act = async (key: string) => {
    await page
      .getByRole('main')
      .getByRole('button', { name: t('card:act.more') })
      .click();
    await page.getByRole('menuitem', { name: t(`card:act.${key}`) }).click();
    return page.getByRole('dialog', { name: new RegExp(t(`card:act.${key}`)) });
  };
  const loss = await act('loss');
  await look('loss');
  await loss.getByLabel(t('common:field.reason')).fill('钱包丢了');
  await loss.getByRole('button', { name: t('card:act.loss') }).click();
  await expect(page.getByText(t('card:status.LOST')).first()).toBeVisible();
  const replace = await act('replace');
  await replace.getByLabel(t('common:field.reason')).fill('没有找到');
  await look('replace');
  await replace.getByRole('button', { name: t('card:act.replace') }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText(number);
  await expect(page.getByText('¥173.20').first()).toBeVisible();
  await look('successor');

  // What they have done shows where the day is looked at.
  await scene.fromHome(...scene.menu('reports'));
  await expect(page.getByRole('heading', { level: 1, name: t('report:title') })).toBeVisible();
  await look('report');
});
