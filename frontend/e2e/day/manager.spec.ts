import { expect } from '@playwright/test';
import { house, person } from './people.ts';
import { day } from './scene.ts';

day('a manager decides, looks and puts right', 'demo.manager', async ({ page, t, newcomer, ...scene }) => {
  const { look, fromHome, menu } = scene;
  const finance = await person('demo.finance');
  const customer = await house(
    'POST',
    '/customers',
    { kind: 'PERSON', name: newcomer.name, contactPoints: [{ type: 'MOBILE', value: newcomer.phone }] },
    await person('demo.cashier1'),
  );
  const contract = await house(
    'POST',
    '/contracts',
    {
      customerId: customer.id,
      title: `${newcomer.name}年度供茶合同`,
      amount: { amount: '12000.00', currency: 'CNY' },
      startsOn: '2026-01-01',
      endsOn: '2030-12-31',
      terms: '每月供茶二十斤。',
    },
    finance,
  );
  await house('POST', `/contracts/${contract.id}/sign`, { signedOn: '2026-01-01' }, finance);
  await house(
    'POST',
    `/contracts/${contract.id}/amendments`,
    { reason: `${newcomer.name}要增加用量`, amount: { amount: '18000.00', currency: 'CNY' } },
    finance,
  );

  // Somebody waits for a second person; what would change is seen before it is decided.
  const toDos = page.getByRole('list', { name: t('home:toDo.title') });
  await fromHome(toDos.getByRole('link', { name: t('home:toDo.approvals') }).first());
  const asked = page
    .locator('tr, .cards > li')
    .filter({ hasText: `${newcomer.name}要增加用量` })
    .first();
  await expect(asked).toBeVisible();
  await look('approvals');
  await asked.getByRole('button', { name: t('approval:approve') }).click();
  const decision = page.getByRole('dialog');
  await expect(decision.getByRole('row', { name: /¥12,000.00.*¥18,000.00/ })).toBeVisible();
  await look('approve');
  await decision.getByRole('button', { name: t('approval:approve'), exact: true }).click();
  await expect(
    asked.getByText(t('approval:status.APPROVED')).or(page.getByText(t('approval:approved'))),
  ).toBeVisible();

  // The staff's week, the money that is late: every bar opens what it counts.
  await fromHome(...menu('reports'), page.getByRole('tab', { name: t('report:report.staff') }));
  await look('staff');
  await page.getByRole('tab', { name: t('report:report.ageing') }).click();
  const bar = page
    .getByRole('list', { name: t('report:ageing.buckets') })
    .getByRole('link')
    .nth(1);
  await expect(bar).toBeVisible();
  await look('ageing');
  await bar.click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(t('report:title'));
  await look('bucket');
  await fromHome(...menu('alerts'));
  await expect(page.getByRole('heading', { level: 1, name: t('oversight:title') })).toBeVisible();
  await look('alerts');

  // A level that was given by mistake is given to many, and taken back.
  await fromHome(...menu('customers'));
  await page.getByRole('searchbox', { name: t('customer:search') }).fill(newcomer.phone);
  await expect(page).toHaveURL(new RegExp(`q=${newcomer.phone}`));
  await expect(page.getByText(t('common:list.shown', { count: 1 }))).toBeVisible();
  const found = page.getByRole('checkbox', { name: t('customer:choose', { name: newcomer.name }) });
  await found.check();
  await look('chosen');
  await page.getByRole('button', { name: t('bulk:editChosen'), exact: true }).click();
  const bulk = page.getByRole('dialog', { name: t('bulk:editTitle') });
  await bulk.getByRole('combobox', { name: t('bulk:addTags') }).fill('年会');
  await page.keyboard.press('Enter');
  await look('bulk');
  await bulk.getByRole('button', { name: t('bulk:start') }).click();
  await expect(page.getByText(t('bulk:status.DONE'), { exact: true }).first()).toBeVisible();
  await look('changed');
  await page.getByRole('button', { name: t('bulk:undo') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /确定|OK/ })
    .click();
  await expect(page.getByText(t('bulk:status.UNDONE'), { exact: true }).first()).toBeVisible();
});
