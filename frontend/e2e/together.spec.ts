import { type Browser, expect, type Page, test } from '@playwright/test';
import { demonstration, house, passwordOf, person } from './day/people.ts';

/** A customer for each project, because both write to the same product. */
const names = { desktop: '同看一页甲', phone: '同看一页乙' };

test.beforeAll(demonstration);

async function signIn(page: Page, username: string, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('用户名').fill(username);
  await page.getByRole('textbox', { name: '密码' }).fill(passwordOf(username));
  await page.getByRole('button', { name: '登录' }).click();
}

/** Somebody else at another machine. */
async function another(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ viewport: page.viewportSize(), locale: 'zh-CN' });
  return context.newPage();
}

const form = (page: Page) => page.getByRole('dialog', { name: /修改资料/ });
const change = (page: Page) => page.getByRole('button', { name: '修改资料' }).click();
const save = (page: Page) => form(page).getByRole('button', { name: '保存' }).click();

test('two people at one file see each other, lose nothing, and leave nothing behind', async ({
  page,
  browser,
  context,
}, { project }) => {
  await person('demo.manager');
  const name = names[project.name as keyof typeof names];
  const { items } = await house<{ items: { unitId: string }[] }>('GET', '/staff?username=demo.manager');
  const { id } = await house('POST', '/customers', {
    kind: 'PERSON',
    name,
    unitId: items[0]?.unitId,
    contactPoints: [{ type: 'MOBILE', value: project.name === 'phone' ? '13920000032' : '13920000031' }],
  });
  const file = `/customers/${id}?tab=file`;
  let step = 0;
  const look = (what: string) =>
    page.screenshot({
      path: `test-results/together/${project.name}-${String(++step).padStart(2, '0')}-${what}.png`,
      animations: 'disabled',
    });
  const other = await another(browser, page);
  await signIn(page, 'demo.manager', file);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await signIn(other, 'admin', file);

  await test.step('one is told that the other changes the file', async () => {
    await change(other);
    await expect(page.getByText(/管理员.*正在修改/)).toBeVisible();
    await look('presence');
  });

  await test.step('the slower one sees both versions, and decides field by field', async () => {
    await change(page);
    await form(other).getByLabel('备注').fill('喜欢绿茶');
    await form(other).getByRole('button', { name: '添加联系方式' }).click();
    await form(other).getByLabel('号码或账号').nth(1).fill('13800139031');
    await save(other);
    await expect(form(other)).toHaveCount(0);
    await form(page).getByLabel('备注').fill('喜欢红茶');
    await form(page).getByLabel('来源').fill('老客介绍');
    await form(page).getByRole('button', { name: '添加联系方式' }).click();
    await form(page).getByLabel('号码或账号').nth(1).fill('13800139032');
    await save(page);
    const note = form(page)
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: '备注', exact: true }) });
    await note.getByText('对方的', { exact: true }).click();
    await look('conflict');
    await form(page).getByRole('button', { name: '保留我的修改并保存' }).click();
    await expect(form(page).getByLabel('号码或账号')).toHaveCount(3);
    await expect(form(page).getByLabel('备注')).toHaveValue('喜欢绿茶');
    await look('merged');
    await save(page);
    await expect(form(page)).toHaveCount(0);
    const stored = await house<{ note: string; source: string; contactPoints: object[] }>(
      'GET',
      `/customers/${id}`,
    );
    expect(stored).toMatchObject({ note: '喜欢绿茶', source: '老客介绍' });
    expect(stored.contactPoints).toHaveLength(3);
  });

  await test.step('whoever takes theirs keeps nothing of their own', async () => {
    await expect(other.getByText('老客介绍').first()).toBeVisible();
    await change(page);
    await form(page).getByLabel('备注').fill('只喝白茶');
    await change(other);
    await form(other).getByLabel('备注').fill('');
    await save(other);
    await expect(form(other)).toHaveCount(0);
    await save(page);
    await form(page).getByRole('button', { name: '放弃我的，采用对方的' }).click();
    await expect(form(page).getByLabel('备注')).toHaveValue('');
    await expect(form(page).getByText('这条记录刚被别人改过')).toHaveCount(0);
  });

  await test.step('a sign-out in one tab empties the others', async () => {
    const tab = await context.newPage();
    await tab.goto('/account');
    await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
    if (project.name === 'phone') await tab.getByRole('button', { name: '更多' }).click();
    await tab.getByRole('button', { name: '退出登录' }).click();
    await expect(page.getByLabel('用户名')).toBeVisible();
    await expect(page.getByText(name)).toHaveCount(0);
  });
  await other.context().close();
});
