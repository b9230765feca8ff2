import { expect } from '@playwright/test';
import { day } from './scene.ts';

day('an auditor reads everything and changes nothing', 'demo.audit', async ({ page, t, phone, ...scene }) => {
  const { look, fromHome, menu } = scene;
  await look('home');
  for (const key of ['home:quick.customer', 'home:quick.entry', 'home:quick.import', 'home:quick.pos'])
    await expect(page.getByRole('button', { name: t(key) })).toHaveCount(0);

  await fromHome(...menu('audit'));
  await look('audit');
  await page
    .getByRole('button', { name: phone ? t('audit:details') : /展开行|Expand row/ })
    .first()
    .click();
  await look('before-after');

  await fromHome(...menu('transactions'));
  await expect(page.getByRole('button', { name: t('account:record') })).toHaveCount(0);
  await page.getByRole('button', { name: /^E\d+/ }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('entry');

  await fromHome(...menu('reports'), page.getByRole('tab', { name: t('report:report.ageing') }));
  await look('ageing');
  await page
    .getByRole('list', { name: t('report:ageing.buckets') })
    .getByRole('link')
    .nth(1)
    .click();
  await look('bucket');
});
