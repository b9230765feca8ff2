import { expect, test } from '@playwright/test';
import { someId } from '../src/test/fixtures.ts';
import { mockApi } from './api.ts';
import { expectAccessible } from './axe.ts';

const pages: [name: string, path: string, heading: string][] = [
  ['home', '/', '管理员，您好'],
  ['customers', '/customers', '客户'],
  ['customer', `/customers/${someId(100)}`, '王小明'],
  ['customer-interactions', `/customers/${someId(100)}?tab=interactions`, '王小明'],
  ['customer-account', `/customers/${someId(100)}?tab=transactions`, '王小明'],
  ['customer-file', `/customers/${someId(100)}?tab=file`, '王小明'],
  ['transactions', '/transactions', '账目'],
  ['contract', `/contracts/${someId(700)}`, '年度供茶合同'],
  ['customer-receivables', `/customers/${someId(100)}?tab=receivables`, '王小明'],
  ['customer-bills', `/customers/${someId(100)}?tab=bills`, '王小明'],
  ['bills', '/bills', '账单'],
  ['bill', `/bills/${someId(720)}`, '账单 ZD2026000001'],
  ['bill-runs', '/bill-runs', '批量出账'],
  ['bill-run', `/bill-runs/${someId(725)}`, '出账至 2026-11-30'],
  ['reminders', '/reminders', '催收提醒'],
  ['receivables', '/receivables', '应收'],
  ['aged', '/receivables/aged?bucket=DAYS_1_30', '账龄明细：1–30 天'],
  ['open-items', '/receivables/items', '应收明细'],
  ['bank', `/bank?line=${someId(740)}`, '银行对账'],
  ['bank-statements', '/bank/statements', '对账单'],
  ['bank-accounts', '/bank/accounts', '银行账户'],
  ['periods', '/periods', '月结'],
  ['period', `/periods/${someId(750)}`, '2026-11 月结'],
  ['unbilled', `/periods/${someId(750)}/unbilled`, '合同未出账'],
  ['undelivered', `/periods/${someId(750)}/undelivered`, '邮件未送达'],
  ['ledger', '/ledger?month=2026-11', '总账'],
  ['vouchers', '/ledger/vouchers', '总账'],
  ['ledger-checks', '/ledger/checks', '总账'],
  ['exports', '/ledger/exports', '总账'],
  ['card', `/cards/${someId(300)}`, '储值卡 8600000000000300'],
  ['programs', '/card-programs', '卡种'],
  ['pos', '/pos?find=8600000000000300', '收银'],
  ['tasks', '/tasks', '待办任务'],
  ['plans', '/follow-up-plans', '跟进计划'],
  ['approvals', '/approvals', '复核'],
  ['imports', '/imports', '导入'],
  ['import', '/imports/new', '新建导入'],
  ['staff', '/staff', '员工'],
  ['units', '/org-units', '组织'],
  ['audit', '/audit', '审计'],
  ['demo', '/demo', '演示数据'],
  ['account', '/account', '我的账号'],
];

for (const scheme of ['light', 'dark'] as const) {
  test(`every page is accessible and fits its screen (${scheme})`, async ({ page }, { project }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await mockApi(page);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    for (const [name, path, heading] of pages) {
      await test.step(name, async () => {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        await expect(page.locator('.ant-skeleton')).toHaveCount(0);
        await page.screenshot({ path: `test-results/pages/${project.name}-${scheme}-${name}.png` });
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
      });
    }
    expect(complaints).toEqual([]);
  });

  test(`the sign-in page is accessible (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.route('**/api/v1/auth/refresh', (route) =>
      route.fulfill({ status: 401, json: { code: 'session_ended' } }),
    );
    await page.goto('/customers');
    await expect(page.getByLabel('用户名')).toBeVisible();
    await expectAccessible(page);
  });
}

test('a new customer is saved and their page opens', async ({ page }) => {
  await mockApi(page);
  await page.goto('/customers');
  await page.getByRole('button', { name: '新增客户' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('客户名称').fill('韩梅梅');
  await form.getByLabel('号码或账号').fill('13900139000');
  await expectAccessible(page);
  await form.getByRole('button', { name: '保存客户' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '韩梅梅' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/customers/${someId(102)}`));
});

test('a draft is not lost without a question', async ({ page }) => {
  await mockApi(page);
  await page.goto('/customers');
  await page.getByRole('button', { name: '新增客户' }).click();
  await page.getByRole('dialog').getByLabel('客户名称').fill('韩梅梅');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '继续填写' }).click();
  await expect(page.getByRole('dialog').getByLabel('客户名称')).toHaveValue('韩梅梅');
  await expect(page.getByRole('button', { name: '继续填写' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the language switches without a reload', async ({ page }) => {
  await mockApi(page);
  await page.goto('/account');
  await page.getByText('English').click();
  await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible();
  await page.goto('/customers');
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US');
});

test('the till charges by thumb', async ({ page }) => {
  await mockApi(page);
  await page.goto('/pos');
  await page.getByRole('textbox', { name: '卡号或手机号' }).fill('13800138000');
  await page.getByRole('button', { name: '查找', exact: true }).click();
  const keypad = page.getByRole('group', { name: '金额键盘' });
  for (const key of ['1', '2', '8', '.', '5'])
    await keypad.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: '收款 ¥128.50' }).click();
  await expect(page.getByRole('status', { name: '收款凭据' })).toContainText('¥421.50');
});

test('a month is worked through by keyboard, from what blocks to its list', async ({ page }, { project }) => {
  test.skip(project.name === 'phone', 'a phone has no keyboard');
  await mockApi(page);
  await page.goto(`/periods/${someId(750)}`);
  await page.getByRole('link', { name: '账单未发送' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '账单' })).toBeVisible();
  await expect(page).toHaveURL(/view=toSend&from=2026-11-01&to=2026-11-30|from=2026-11-01&to=2026-11-30/);
  await page.getByRole('tab', { name: '待发送' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: '未结清' })).toHaveAttribute('aria-selected', 'true');
});
