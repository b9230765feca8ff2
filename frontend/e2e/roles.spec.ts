import { expect, type Page, test } from '@playwright/test';
import { aSession, me, someId } from '../src/test/fixtures.ts';
import { mockApi } from './api.ts';
import { expectAccessible } from './axe.ts';

const cashier = aSession({
  ...me,
  displayName: '小周',
  role: 'CASHIER',
  permissions: [
    'customer:read',
    'customer:write',
    'interaction:read',
    'transaction:read',
    'transaction:draft',
    'transaction:post',
    'card:read',
    'card:sell',
    'card:freeze',
    'card:cash-out',
    'card-program:read',
    'approval:read',
  ],
});
const manager = aSession({ ...me, displayName: '林经理', role: 'MANAGER', permissions: ['*'] });

function looking(page: Page, story: string, project: string) {
  let step = 0;
  return (name: string) =>
    page.screenshot({
      path: `test-results/roles/${project}-${story}-${String(++step).padStart(2, '0')}-${name}.png`,
    });
}

test('a cashier serves at the desk without the mouse', async ({ page }, { project }) => {
  test.skip(project.name === 'phone', 'the desk has a keyboard');
  await mockApi(page, { 'POST /auth/refresh': cashier });
  const look = looking(page, 'cashier', project.name);

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: '小周，您好' })).toBeVisible();
  await expect(page.getByRole('link', { name: '审计' })).toHaveCount(0);
  await look('home');

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: '查找或前往' });
  await expect(palette).toBeFocused();
  await page.keyboard.type('>收银');
  await expect(page.getByRole('option', { selected: true })).toHaveText('收银');
  await look('palette');
  await expectAccessible(page);
  await page.keyboard.press('Enter');

  const find = page.getByRole('textbox', { name: '卡号、手机号或付款码' });
  await expect(find).toBeFocused();
  await page.keyboard.type('8600000000000300');
  await page.keyboard.press('Enter');
  const amount = page.getByRole('textbox', { name: '金额' });
  await expect(amount).toBeFocused();
  await page.keyboard.type('128.50');
  await look('amount');
  await page.keyboard.press('F9');
  await expect(page.getByRole('status', { name: '收款凭据' })).toContainText('¥421.50');
  await expect(page.getByRole('button', { name: '下一单' })).toBeFocused();
  await look('receipt');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.paper')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  await look('paper');
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: '下一单' }).press('Enter');
  await expect(find).toBeFocused();

  await page.goto(`/cards/${someId(300)}`);
  // A menu that is opened while the page still fills may close again.
  await expect(page.getByText('已显示 1 条')).toBeVisible();
  await expect(async () => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '退卡' }).click({ timeout: 3_000 });
  }).toPass();
  const drawer = page.getByRole('dialog', { name: /退卡/ });
  await expect(drawer.getByLabel('实退金额')).toHaveValue('421.50');
  await look('cash-out');
  await expectAccessible(page);
});

test('a manager looks after the day on the phone', async ({ page }, { project }) => {
  test.skip(project.name !== 'phone', 'the phone is the point');
  await mockApi(page, { 'POST /auth/refresh': manager });
  const look = looking(page, 'manager', project.name);

  await page.goto('/');
  const toDos = page.getByRole('list', { name: '待我处理' });
  await expect(toDos).toBeVisible();
  await look('home');
  await toDos.getByRole('link', { name: /异常预警/ }).tap();
  await expect(page.getByRole('heading', { level: 1, name: '异常预警' })).toBeVisible();
  await look('alerts');

  await page.getByRole('navigation').getByRole('button', { name: '查找' }).tap();
  await page.getByRole('combobox', { name: '查找或前往' }).fill('报表');
  await look('palette');
  await expectAccessible(page);
  await page.getByRole('option', { name: '报表' }).tap();
  await expect(page.getByRole('list', { name: '账目' })).toBeVisible();
  await look('report');

  await page.goto('/tasks?view=month&on=2026-11-20');
  await page.getByRole('button', { name: /2026-11-22，1 个任务/ }).tap();
  await expect(page.getByRole('region', { name: '2026-11-22' })).toBeVisible();
  await look('month');
});

test('a member pays by a code on their phone', async ({ page }, { project }) => {
  test.skip(project.name !== 'phone', 'the phone is the point');
  await mockApi(page);
  const look = looking(page, 'member', project.name);
  await page.goto('/member');
  await page.getByLabel('手机号').fill('13800138000');
  await page.getByRole('button', { name: '获取验证码' }).tap();
  await page.getByRole('textbox', { name: '验证码' }).fill('123456');
  await look('sign-in');
  await page.getByRole('button', { name: '进入' }).tap();
  await page.getByRole('button', { name: '付款码' }).tap();
  await expect(page.getByRole('img', { name: /付款码/ })).toBeVisible();
  await look('code');
  await expectAccessible(page);
});
