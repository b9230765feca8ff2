import { expect } from '@playwright/test';
import { house, person } from './people.ts';
import { day } from './scene.ts';

day(
  'service hears a complaint and stops a card',
  'demo.service',
  async ({ page, t, phone, newcomer, ...scene }) => {
    const { look, fromHome, menu } = scene;
    const cashier = await person('demo.cashier1');
    const customer = await house(
      'POST',
      '/customers',
      {
        kind: 'PERSON',
        name: newcomer.name,
        contactPoints: [{ type: 'MOBILE', value: newcomer.phone }],
      },
      cashier,
    );
    const { items } = await house<{ items: { id: string; code: string }[] }>('GET', '/card-programs');
    const card = await house<{ id: string; number: string }>(
      'POST',
      '/cards',
      {
        programId: items.find(({ code }) => code === 'DEMO')?.id,
        customerId: customer.id,
        activate: true,
      },
      cashier,
    );
    await look('home');

    // The phone rings: the number is enough to find who calls.
    if (phone)
      await fromHome(page.getByRole('navigation').getByRole('button', { name: t('common:nav.find') }));
    else {
      await fromHome();
      await page.keyboard.press('Control+k');
    }
    await page.getByRole('combobox', { name: t('palette:title') }).fill(newcomer.phone);
    const found = page.getByRole('option', { name: new RegExp(newcomer.name) }).first();
    await expect(found).toBeVisible();
    await look('found');
    await found.click();
    await expect(page.getByRole('heading', { level: 1, name: newcomer.name })).toBeVisible();
    await page.getByRole('tab', { name: t('customer:tab.interactions'), exact: true }).click();
    await page
      .getByRole('textbox', { name: t('interaction:field.content') })
      .fill('反映送货晚了一天，已致歉。');
    await page.getByRole('button', { name: t('interaction:recordSubmit') }).click();
    await expect(page.getByText('反映送货晚了一天，已致歉。').last()).toBeVisible();
    await look('complaint');

    // It is to be looked at again today.
    await page.getByRole('tab', { name: t('customer:tab.care'), exact: true }).click();
    await page.getByRole('button', { name: t('care:addTask'), exact: true }).click();
    const task = page.getByRole('dialog', { name: t('care:addTask') });
    await task.getByLabel(t('care:field.task')).fill('回电确认已经送到');
    await look('task');
    await task.getByRole('button', { name: t('care:addTaskSubmit') }).click();
    await expect(task).toHaveCount(0);
    await expect(page.getByText('回电确认已经送到').first()).toBeVisible();

    // A call later the card is gone: it stops at once.
    await page.getByRole('tab', { name: t('customer:tab.cards'), exact: true }).click();
    await page.getByRole('link', { name: card.number }).click();
    await page
      .getByRole('main')
      .getByRole('button', { name: t('card:act.more') })
      .click();
    await page.getByRole('menuitem', { name: t('card:act.loss') }).click();
    const loss = page.getByRole('dialog', { name: new RegExp(t('card:act.loss')) });
    await loss.getByLabel(t('common:field.reason')).fill('来电挂失');
    await loss.getByRole('button', { name: t('card:act.loss') }).click();
    await expect(page.getByText(t('card:status.LOST')).first()).toBeVisible();
    await look('lost');

    // Between calls, files are asked about that nobody has looked at for long.
    await fromHome(...menu('freshness'));
    await page
      .getByRole('button', { name: t('freshness:confirm'), exact: true })
      .first()
      .click();
    const confirm = page.getByRole('dialog', { name: new RegExp(t('freshness:confirmTitle', { name: '' })) });
    await expect(confirm.getByRole('checkbox').first()).toBeVisible();
    await look('confirm');
    await confirm.getByRole('button', { name: t('freshness:confirmSubmit') }).click();
    await expect(page.getByText(t('freshness:confirmed'))).toBeVisible();
    await look('confirmed');
  },
);
