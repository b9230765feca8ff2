import { expect, type Locator, type Page, test } from '@playwright/test';

/** One customer a project, because both projects tell the story to the same product. */
const people = {
  desktop: { name: '沈知遥', initials: 'szy', phone: '13910000001', code: 'STORY-D' },
  phone: { name: '顾南汐', initials: 'gnx', phone: '13910000002', code: 'STORY-P' },
};

test('from the imported customer to the timeline of all that happened', async ({ page }, { project }) => {
  const person = people[project.name as keyof typeof people];
  let step = 0;
  const look = (name: string) =>
    page.screenshot({
      path: `test-results/story/${project.name}-${String(++step).padStart(2, '0')}-${name}.png`,
    });

  await test.step('sign in', async () => {
    await page.goto('/');
    await page.getByLabel('用户名').fill('admin');
    await page.getByRole('textbox', { name: '密码' }).fill(process.env.ADMIN_PASSWORD ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /您好/ })).toBeVisible();
    await look('home');
  });

  await test.step('import customers', async () => {
    await page.getByRole('link', { name: '导入表格' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'customers.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `姓名,手机,等级,备注\n${person.name},${person.phone},VIP,老客户推荐\n${person.name}之友,${person.phone.replace('00', '11')},普通,\n`,
      ),
    });
    await expect(page.getByRole('combobox', { name: '“姓名”对应的字段' })).toBeVisible();
    await look('mapping');
    await page.getByRole('button', { name: '试运行' }).click();
    await expect(page.getByText('可导入 2 行')).toBeVisible();
    await look('dry-run');
    await page.getByRole('button', { name: '导入 2 行' }).click();
    await expect(page.getByText('导入完成：新增 2')).toBeVisible();
    await look('imported');
    await page.getByRole('link', { name: '查看客户' }).click();
  });

  await test.step('find the customer by pinyin initials', async () => {
    await page.getByRole('searchbox', { name: /搜索/ }).fill(person.initials);
    await expect(page).toHaveURL(new RegExp(`q=${person.initials}`));
    await page.getByRole('link', { name: person.name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await look('customer');
  });
  const customerUrl = new URL(page.url()).pathname;
  const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click();

  await test.step('write an interaction', async () => {
    await tab('往来');
    await page.getByRole('textbox', { name: '内容' }).fill('来店看了春茶，想要两斤。');
    await page.getByRole('button', { name: '记录往来' }).click();
    await expect(page.getByText('来店看了春茶，想要两斤。').last()).toBeVisible();
    await expect(page.getByRole('textbox', { name: '内容' })).toHaveValue('');
    await look('interaction');
  });

  await test.step('post an entry and correct it', async () => {
    await tab('账目');
    await page.getByRole('button', { name: '记一笔账' }).click();
    const drawer = page.getByRole('dialog', { name: '记一笔账' });
    await choose(page, drawer, '支付方式', '挂账');
    await drawer.getByLabel('金额').fill('200');
    await drawer.getByLabel('摘要').fill('春茶两斤');
    await drawer.getByRole('button', { name: '入账' }).click();
    await expect(drawer).toHaveCount(0);
    const entries = page.getByLabel('账目', { exact: true });
    await expect(entries.getByText('¥200.00').first()).toBeVisible();
    await look('entry');

    await entries.getByRole('button', { name: /^E\d+/ }).first().click();
    await page.getByRole('button', { name: '更正', exact: true }).click();
    const correction = page.getByRole('dialog', { name: /更正账目/ });
    await correction.getByLabel('更正原因').fill('多记了二十元');
    await correction.getByLabel('金额').fill('180');
    await correction.getByRole('button', { name: '确认更正' }).click();
    await expect(correction).toHaveCount(0);
    const history = page.getByRole('region', { name: '更正历史' });
    await expect(history.getByText('改记')).toBeVisible();
    await expect(history.getByText('已冲销')).toBeVisible();
    await look('corrected');
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
    await expect(page.getByText('¥180.00').first()).toBeVisible();
  });

  await test.step('draft and sign a contract', async () => {
    await tab('合同');
    await page.getByRole('button', { name: '起草合同' }).click();
    const drawer = page.getByRole('dialog', { name: '起草合同' });
    await drawer.getByLabel('合同名称').fill(`${person.name}年度供茶合同`);
    await drawer.getByLabel('金额').fill('36000');
    await drawer.getByLabel('条款').fill('每月供茶二十斤，月结。');
    await drawer.getByRole('button', { name: '保存草稿' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `${person.name}年度供茶合同` })).toBeVisible();
    await page.getByRole('button', { name: '签订', exact: true }).click();
    await page.getByRole('button', { name: '确认签订' }).click();
    await expect(page.getByRole('button', { name: '变更条款' })).toBeVisible();
    await look('contract');
  });

  await test.step('issue a card, top it up and pay with it', async () => {
    await page.goto('/card-programs');
    await page.getByRole('button', { name: '新增卡种' }).click();
    const program = page.getByRole('dialog', { name: '新增卡种' });
    await program.getByLabel('代码').fill(person.code);
    await program.getByLabel('卡种名称').fill(`会员卡 ${person.code}`);
    await program.getByRole('button', { name: '保存' }).click();
    await expect(program).toHaveCount(0);

    await page.goto(`${customerUrl}?tab=cards`);
    await page.getByRole('button', { name: '开卡' }).click();
    const issue = page.getByRole('dialog', { name: '开卡' });
    await choose(page, issue, '卡种', `会员卡 ${person.code}`);
    await issue.getByRole('button', { name: '确认开卡' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /储值卡/ })).toBeVisible();

    await page.getByRole('button', { name: '充值', exact: true }).click();
    const topUp = page.getByRole('dialog', { name: /充值/ });
    await topUp.getByLabel('充值金额').fill('300');
    await topUp.getByRole('button', { name: '确认充值' }).click();
    await expect(topUp).toHaveCount(0);
    await page.getByRole('button', { name: '知道了' }).click();
    await expect(page.getByText('¥300.00').first()).toBeVisible();
    await look('card');
    const number = (await page.getByRole('heading', { level: 1 }).innerText()).replace(/\D/g, '');

    await page.goto('/pos');
    await page.getByRole('textbox', { name: '卡号、手机号或付款码' }).fill(number);
    await page.getByRole('main').getByRole('button', { name: '查找', exact: true }).click();
    await expect(page.getByText(person.name).first()).toBeVisible();
    const keypad = page.getByRole('group', { name: '金额键盘' });
    for (const key of ['8', '8', '.', '5'])
      await keypad.getByRole('button', { name: key, exact: true }).click();
    await page.getByRole('button', { name: '收款 ¥88.50' }).click();
    const receipt = page.getByRole('status', { name: '收款凭据' });
    await expect(receipt).toContainText('¥88.50');
    await expect(receipt).toContainText('¥211.50');
    await look('receipt');
  });

  await test.step('plan a follow-up and complete its task', async () => {
    await page.goto(`${customerUrl}?tab=care`);
    await page.getByRole('button', { name: '新增计划' }).click();
    const plan = page.getByRole('dialog', { name: '新增计划' });
    await plan.getByLabel('计划内容').fill('每月回访');
    await plan.getByRole('radio', { name: '每月' }).check();
    await plan.getByRole('button', { name: '保存计划' }).click();
    await expect(plan).toHaveCount(0);
    await page.getByRole('button', { name: '完成', exact: true }).first().click();
    const done = page.getByRole('dialog', { name: /完成任务/ });
    await done.getByLabel('沟通内容').fill('回访满意，下月再来。');
    await look('complete');
    await done.getByRole('button', { name: '确认完成' }).click();
    await expect(done).toHaveCount(0);
    await expect(page.getByText('已完成').first()).toBeVisible();
    await look('care');
  });

  await test.step('see it all on the timeline', async () => {
    await tab('时间线');
    const timeline = page.getByTestId('timeline');
    await expect(timeline.getByText('来店看了春茶，想要两斤。')).toBeVisible();
    for (const kind of ['往来', '账目', '合同', '储值卡', '任务']) {
      await expect(timeline.getByText(kind, { exact: true }).first()).toBeVisible();
    }
    await look('timeline');
  });
});

/** Picks an option of a select by its label. */
async function choose(page: Page, form: Locator, label: string, option: string): Promise<void> {
  await form.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}
