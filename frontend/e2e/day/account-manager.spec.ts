import { expect } from '@playwright/test';
import { chooseCustomer, day } from './scene.ts';

day(
  'an account manager goes through the day',
  'demo.sales1',
  async ({ page, t, phone, newcomer, ...scene }) => {
    const { look, fromHome, menu } = scene;
    await look('home');

    // What is late comes first: it is done, and the next time is agreed in the same breath.
    const toDos = page.getByRole('list', { name: t('home:toDo.title') });
    await fromHome(toDos.getByRole('link', { name: t('home:toDo.overdueTasks') }).first());
    await expect(page.getByRole('heading', { level: 1, name: t('care:tasks') })).toBeVisible();
    await look('overdue');
    await page
      .getByRole('button', { name: t('care:complete'), exact: true })
      .first()
      .click();
    const done = page.getByRole('dialog', { name: new RegExp(t('care:completeTitle', { title: '' })) });
    await done.getByLabel(t('care:field.content')).fill('客户满意，下月再联系。');
    await look('complete');
    await done.getByRole('button', { name: t('care:completeSubmit') }).click();
    await expect(page.getByText(t('care:completed'))).toBeVisible();
    await expect(done).toHaveCount(0);
    for (const view of ['month', 'week', 'board']) {
      await page.getByTitle(t(`care:view.${view}`), { exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`view=${view}`));
      await look(view);
    }

    // A visitor becomes a customer, is written about, and will be called every month.
    await fromHome(page.getByRole('button', { name: t('home:quick.customer') }));
    const register = page.getByRole('dialog', { name: t('customer:register') });
    await register.getByLabel(t('customer:field.name')).fill(newcomer.name);
    await register.getByLabel(t('customer:field.contactPointValue')).fill(newcomer.phone);
    await register.getByRole('button', { name: t('customer:registerSubmit') }).click();
    await expect(page.getByRole('heading', { level: 1, name: newcomer.name })).toBeVisible();
    await look('customer');
    await fromHome(...menu('interactions'), page.getByRole('button', { name: t('interaction:record') }));
    const log = page
      .getByRole('region', { name: t('interaction:record') })
      .or(page.locator('form'))
      .first();
    await chooseCustomer(page, log, t('common:field.customer'), newcomer);
    await log.getByLabel(t('interaction:field.content')).fill('来店品茶，想订年会礼盒。');
    await look('log');
    await log.getByRole('button', { name: t('interaction:recordSubmit') }).click();
    await expect(page.getByText('来店品茶，想订年会礼盒。').last()).toBeVisible();

    await fromHome(...menu('customers'));
    await page.getByRole('searchbox', { name: t('customer:search') }).fill(newcomer.phone);
    await page.getByRole('link', { name: newcomer.name, exact: true }).click();
    await page.getByRole('tab', { name: t('customer:tab.care'), exact: true }).click();
    await page.getByRole('button', { name: t('care:plan'), exact: true }).click();
    const plan = page.getByRole('dialog', { name: t('care:plan') });
    await plan.getByLabel(t('care:field.plan')).fill('每月回访');
    await plan.getByRole('radio', { name: t('care:every.MONTHLY') }).check();
    await look('plan');
    await plan.getByRole('button', { name: t('care:planSubmit') }).click();
    await expect(plan).toHaveCount(0);
    await expect(page.getByText('每月回访').first()).toBeVisible();

    // They want to talk about a year: a draft, for somebody else to sign.
    await page.getByRole('tab', { name: t('customer:tab.contracts'), exact: true }).click();
    await page.getByRole('button', { name: t('contract:draft'), exact: true }).click();
    const draft = page.getByRole('dialog', { name: t('contract:draft') });
    await draft.getByLabel(t('contract:field.title')).fill(`${newcomer.name}年度供茶合同`);
    await draft.getByLabel(t('common:field.amount')).fill('12000');
    await look('contract');
    await draft.getByRole('button', { name: t('contract:draftSubmit') }).click();
    await expect(page.getByRole('heading', { level: 1, name: `${newcomer.name}年度供茶合同` })).toBeVisible();
    await look('drafted');

    // Everything of the day stands on one line of time.
    await page.goBack();
    await page.getByRole('tab', { name: t('customer:tab.timeline'), exact: true }).click();
    await expect(page.getByTestId('timeline').getByText('来店品茶，想订年会礼盒。')).toBeVisible();
    await look('timeline');
  },
);
