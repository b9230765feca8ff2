import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, test } from '@playwright/test';

/** A customer a project, because both projects tell the story to the same product. */
const people = {
  desktop: { name: '欧阳若兰', phone: '13920000001', username: 'newcomer-d', contract: '茶饮供货合同甲' },
  phone: { name: '司马清源', phone: '13920000002', username: 'newcomer-p', contract: '茶饮供货合同乙' },
};

const chosen = 'A-new-password-2026';

/** By what a request is known in the list of all that wait. */
const reasonOf = (person: { name: string }) => `${person.name}要增加用量`;

test('somebody new merges, takes it back, approves a change and repairs an import', async ({
  page,
  request,
}, { project }) => {
  const person = people[project.name as keyof typeof people];
  const password = await prepare(request, person);
  let step = 0;
  const look = (name: string) =>
    page.screenshot({
      path: `test-results/newcomer/${project.name}-${String(++step).padStart(2, '0')}-${name}.png`,
      animations: 'disabled',
    });

  await test.step('sign in for the first time', async () => {
    await page.goto('/');
    await page.getByLabel('用户名').fill(person.username);
    await page.getByRole('textbox', { name: '密码' }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('当前密码').fill(password);
    await page.getByLabel('新密码', { exact: true }).fill(chosen);
    await page.getByLabel('再输一次新密码').fill(chosen);
    await look('password');
    await page.getByRole('button', { name: '修改密码' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /您好/ })).toBeVisible();
    await look('home');
  });

  await test.step('register somebody who is known already', async () => {
    await page.goto('/customers');
    await page.getByRole('button', { name: '新增客户' }).click();
    const drawer = page.getByRole('dialog', { name: '新增客户' });
    await drawer.getByLabel('客户名称').fill(person.name);
    await drawer.getByLabel('号码或账号').fill(person.phone);
    await drawer.getByRole('button', { name: '保存客户' }).click();
    await expect(drawer.getByText('可能是已有的客户')).toBeVisible();
    await expect(drawer.getByRole('link', { name: person.name })).toBeVisible();
    await look('known');
    await drawer.getByLabel('不是同一客户的原因').fill('父子同名，共用电话');
    await drawer.getByRole('button', { name: '仍然新建' }).click();
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await look('registered');
  });

  await test.step('merge the two', async () => {
    await page.goto('/duplicates');
    const pair = page
      .locator('tr, .cards > li')
      .filter({ has: page.getByRole('link', { name: person.name }) })
      .first();
    await expect(pair).toBeVisible();
    await look('duplicates');
    await pair.getByRole('button', { name: '合并', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '合并客户' });
    await expect(drawer.getByText('将转到保留客户名下的记录')).toBeVisible();
    await look('merge');
    await drawer.getByLabel('原因').fill('确认是同一人');
    await drawer.getByRole('button', { name: '合并', exact: true }).click();
    await expect(drawer).toHaveCount(0);
  });

  await test.step('take the merge back', async () => {
    await page.goto('/duplicates/merges');
    const merge = page
      .locator('tr, .cards > li')
      .filter({ has: page.getByRole('link', { name: person.name }) })
      .first();
    const old = await merge.getByRole('link', { name: person.name }).first().getAttribute('href');
    await page.goto(old ?? '/');
    await expect(page.getByText('这位客户已合并到其他客户')).toBeVisible();
    await look('merged');
    await page.goBack();
    await merge.getByRole('button', { name: '撤销合并' }).click();
    const drawer = page.getByRole('dialog', { name: /撤销合并/ });
    await drawer.getByLabel('原因').fill('核实后是父子二人');
    await look('undo');
    await drawer.getByRole('button', { name: '撤销合并' }).click();
    await expect(drawer).toHaveCount(0);
    await expect(merge.getByText('已撤销')).toBeVisible();
    await look('undone');
    await page.goto(old ?? '/');
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await expect(page.getByText('这位客户已合并到其他客户')).toHaveCount(0);
  });

  await test.step('approve a change of a contract', async () => {
    await page.goto('/approvals');
    const asked = page
      .locator('tr, .cards > li')
      .filter({ hasText: reasonOf(person) })
      .first();
    await expect(asked).toBeVisible();
    await look('approvals');
    // The contract says that somebody waits, and leads back to where it is decided.
    await asked.getByRole('link', { name: /^HT/ }).click();
    await expect(page.getByText(/申请“合同变更”，等待复核/)).toBeVisible();
    await look('waiting');
    await page.getByRole('link', { name: '去复核' }).click();
    await expect(asked).toBeVisible();
    await asked.getByRole('button', { name: '批准' }).click();
    const decision = page.getByRole('dialog', { name: /批准“合同变更”/ });
    await expect(decision.getByRole('row', { name: /金额/ })).toContainText('¥12,000.00');
    await look('approve');
    await decision.getByRole('button', { name: '批准' }).click();
    await expect(decision).toHaveCount(0);
    await page.goto('/approvals');
    await expect(asked.getByText('已批准')).toBeVisible();
    await look('approved');
  });

  await test.step('repair an import of which a row was refused', async () => {
    await page.goto('/imports');
    await page.getByRole('link', { name: '新建导入' }).click();
    const file = (text: string) => ({
      name: 'visitors.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    const [good, bad] = [`${person.name.slice(0, 2)}丹`, `${person.name.slice(0, 2)}青`];
    await page
      .locator('input[type=file]')
      .setInputFiles(file(`姓名,手机\n${good},${person.phone.replace('00', '33')}\n${bad},号码不详\n`));
    await page.getByRole('button', { name: '试运行' }).click();
    await expect(page.getByText('可导入 1 行，有问题 1 行')).toBeVisible();
    await expect(page.getByRole('region', { name: '需要查看的行' }).getByText(bad)).toBeVisible();
    await look('refused');
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await expect(page.getByText('导入完成：新增 1，更新 0，未导入 1。')).toBeVisible();
    await look('half');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载错误行' }).click(),
    ]);
    const errors = readFileSync(await download.path(), 'utf8');
    expect(errors).toContain(bad);
    await page.getByRole('button', { name: '上传改好的文件' }).click();
    const mended = errors.replace(/,号码不详(\r?\n)/, `,${person.phone.replace('00', '44')}$1`);
    expect(mended).not.toBe(errors);
    await page.locator('input[type=file]').setInputFiles(file(mended));
    await expect(page.getByRole('combobox', { name: '“姓名”对应的字段' })).toBeVisible();
    await look('mended');
    await page.getByRole('button', { name: '试运行' }).click();
    await expect(page.getByText('可导入 1 行，有问题 0 行')).toBeVisible();
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await expect(page.getByText('导入完成：新增 1，更新 0，未导入 0。')).toBeVisible();
    await look('repaired');
  });

  await test.step('see in the history what was done', async () => {
    await page.goto('/customers');
    await page.getByRole('searchbox', { name: /搜索/ }).fill(person.phone);
    await page.getByRole('link', { name: person.name, exact: true }).first().click();
    await page.getByRole('tab', { name: '变更', exact: true }).click();
    await expect(page.getByText('撤销合并', { exact: true }).first()).toBeVisible();
    await look('history');
  });
});

/** What others did before: a known customer, a contract whose change waits for a second person, and a place to work. */
async function prepare(
  request: APIRequestContext,
  person: (typeof people)[keyof typeof people],
): Promise<string> {
  const login = await request.post('/api/v1/auth/login', {
    data: { username: 'admin', password: process.env.ADMIN_PASSWORD ?? '' },
    headers: { 'X-CSRF': '1' },
  });
  const { accessToken, me } = await login.json();
  const post = async (path: string, data: object) => {
    const answer = await request.post(`/api/v1${path}`, {
      data,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        'Idempotency-Key': randomUUID(),
      },
    });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const customer = await post('/customers', {
    kind: 'PERSON',
    name: person.name,
    contactPoints: [{ type: 'MOBILE', value: person.phone }],
  });
  const contract = await post('/contracts', {
    customerId: customer.id,
    title: person.contract,
    amount: { amount: '12000.00', currency: 'CNY' },
    startsOn: '2026-01-01',
    endsOn: '2030-12-31',
    terms: '每月供茶二十斤。',
  });
  await post(`/contracts/${contract.id}/sign`, { signedOn: '2026-01-01' });
  await post(`/contracts/${contract.id}/amendments`, {
    reason: reasonOf(person),
    amount: { amount: '18000.00', currency: 'CNY' },
  });
  const staff = await post('/staff', {
    username: person.username,
    displayName: '新来的经理',
    role: 'MANAGER',
    scope: 'ALL',
    unitId: me.unitId,
  });
  return staff.oneTimePassword;
}
