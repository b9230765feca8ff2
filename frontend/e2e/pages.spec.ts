import { expect, type Page, test } from '@playwright/test';
import { aSession, me, someId } from '../src/test/fixtures.ts';
import { chineseData, mockApi } from './api.ts';
import { expectAccessible } from './axe.ts';

const pages: [name: string, path: string, heading: string][] = [
  ['home', '/', '管理员，您好'],
  ['customers', '/customers', '客户'],
  ['customer', `/customers/${someId(100)}`, '王小明'],
  ['customer-interactions', `/customers/${someId(100)}?tab=interactions`, '王小明'],
  ['customer-account', `/customers/${someId(100)}?tab=transactions`, '王小明'],
  ['customer-file', `/customers/${someId(100)}?tab=file`, '王小明'],
  ['customers-columns', '/customers?view=all&columns=phone,tags,industry,createdAt', '客户'],
  ['customers-facets', '/customers?facets=1&tier=VIP', '客户'],
  ['customer-history', `/customers/${someId(100)}?tab=history`, '王小明'],
  ['customer-privacy', `/customers/${someId(100)}?tab=privacy`, '王小明'],
  ['bulk-edits', '/customers/bulk-edits', '批量修改记录'],
  ['bulk-edit', `/customers/bulk-edits/${someId(520)}`, '批量修改 2026-11-22 10:00'],
  ['duplicates', '/duplicates', '疑似重复客户'],
  ['merges', '/duplicates/merges', '合并记录'],
  ['freshness', '/freshness', '资料核对'],
  ['reviews', '/freshness/reviews', '资料普查'],
  ['review', `/freshness/reviews/${someId(540)}`, '第四季度重点客户'],
  ['review-sheet', `/freshness/reviews/${someId(542)}/sheet`, '资料普查签字表：第三季度重点客户'],
  ['transactions', '/transactions', '账目'],
  ['contract', `/contracts/${someId(700)}`, '年度供茶合同'],
  ['customer-receivables', `/customers/${someId(100)}?tab=receivables`, '王小明'],
  ['customer-bills', `/customers/${someId(100)}?tab=bills`, '王小明'],
  ['bills', '/bills', '账单'],
  ['bill', `/bills/${someId(720)}`, '账单 ZD2026000001'],
  ['bill-runs', '/bill-runs', '批量出账'],
  ['bill-run', `/bill-runs/${someId(725)}`, '出账至 2026-11-30'],
  ['reminders', '/reminders', '催收提醒'],
  ['mails', '/mails', '邮件'],
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
  ['ledger-blocked', '/ledger?month=2026-10', '总账'],
  ['ledger-closed', '/ledger?month=2026-08', '总账'],
  ['vouchers', '/ledger/vouchers', '总账'],
  ['ledger-checks', '/ledger/checks', '总账'],
  ['exports', '/ledger/exports', '总账'],
  ['card', `/cards/${someId(300)}`, '储值卡 8600000000000300'],
  ['programs', '/card-programs', '卡种'],
  ['batches', '/card-batches', '空白卡批次'],
  ['pos', '/pos?find=8600000000000300', '收银'],
  ['pos-full', '/pos?full=1', '收银'],
  ['tasks', '/tasks', '待办任务'],
  ['task-board', '/tasks?view=board', '待办任务'],
  ['task-month', '/tasks?view=month&on=2026-11-20', '待办任务'],
  ['task-week', '/tasks?view=week&on=2026-11-20', '待办任务'],
  ['quick-log', '/interactions?new=1', '往来记录'],
  ['entries-filtered', '/transactions?least=10&sort=-amount', '账目'],
  ['paste', '/transactions/paste', '从 Excel 粘贴'],
  ['report-flow', '/reports', '报表'],
  ['report-ageing', '/reports?report=ageing', '报表'],
  ['report-cards', '/reports?report=cards', '报表'],
  ['report-staff', '/reports?report=staff', '报表'],
  ['member', '/member', '我的储值卡'],
  ['plans', '/follow-up-plans', '跟进计划'],
  ['approvals', '/approvals', '复核'],
  ['approval-delegations', '/approvals/delegations', '复核'],
  ['approval-policies', '/approvals/policies', '复核'],
  ['alerts', '/alerts', '异常预警'],
  ['imports', '/imports', '导入'],
  ['import', '/imports/new', '新建导入'],
  ['import-run', `/imports/${someId(500)}`, 'customers.csv'],
  ['import-revert', `/imports/${someId(501)}`, 'contracts.xlsx'],
  ['import-reverted', `/imports/${someId(502)}`, 'customers-2025.csv'],
  ['import-mappings', '/imports/mappings', '保存的对应关系'],
  ['data-exports', '/exports', '导出'],
  ['staff', '/staff', '员工'],
  ['staff-roles', '/staff/roles', '员工'],
  ['units', '/org-units', '组织'],
  ['audit', '/audit', '审计'],
  ['verifications', '/audit/verifications', '审计'],
  ['rules', '/rules', '规则'],
  ['rules-alerts', '/rules?place=alerts', '规则'],
  ['rules-dunning', '/rules?place=dunning', '规则'],
  ['rules-cycles', '/rules?place=cycles', '规则'],
  ['rules-retention', '/rules?place=retention', '规则'],
  ['templates', '/templates', '消息模板'],
  ['ledger-rules', '/ledger/rules', '总账'],
  ['ledger-accounts', '/ledger/accounts', '总账'],
  ['demo', '/demo', '演示数据'],
  ['account', '/account', '我的账号'],
  ['offline', '/offline', '离线'],
];

/** PAGES=tasks,report walks over the pages whose name begins so, for a look at what was just changed. */
const wanted = process.env.PAGES?.split(',');
const walked = pages.filter(([name]) => !wanted || wanted.some((start) => name.startsWith(start)));

/** Interface texts, shown or read aloud, that are Chinese on an English page; what the data says may be. */
async function chineseWords(page: Page): Promise<string[]> {
  const shown = (await page.locator('body').allInnerTexts()).flatMap((text) => text.split('\n'));
  const read = await page
    .locator('[aria-label], [title], [placeholder], [alt]')
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        ['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''),
      ),
    );
  const left = [...shown, ...read].filter((text) =>
    /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(
      ['中文', ...chineseData].reduce((rest, known) => rest.replaceAll(known, ''), text),
    ),
  );
  return [...new Set(left)];
}

const languages = ['zh-CN', 'en-US'] as const;
type Language = (typeof languages)[number];

const speak = (page: Page, language: Language) =>
  page.addInitScript(
    (spoken) => localStorage.setItem('taizhang.prefs', JSON.stringify({ language: spoken })),
    language,
  );

/** What a page must be in every language and scheme; its picture is kept for whoever looks at them. */
async function judge(page: Page, picture: string, language: Language): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expect(page.locator('html')).toHaveCSS('color-scheme', scheme);
    await expectAccessible(page);
    // What comes with a part that is loaded later has its outline only now.
    await expect(page.locator('.ant-skeleton')).toHaveCount(0);
    await page.screenshot({
      path: `test-results/pages/${picture.replace('*', `${language}-${scheme}`)}.png`,
    });
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overflow, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
  if (language === 'en-US') expect.soft(await chineseWords(page), `${page.url()} speaks Chinese`).toEqual([]);
}

for (const language of languages) {
  test(`every page is accessible and fits its screen, by day and by night (${language})`, async ({ page }, {
    project,
  }) => {
    await speak(page, language);
    await mockApi(page);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    for (const [name, path, heading] of walked) {
      await test.step(name, async () => {
        await page.goto(path);
        const named = language === 'zh-CN' ? { name: heading } : {};
        await expect(page.getByRole('heading', { level: 1, ...named })).toBeVisible();
        await expect(page.locator('.ant-skeleton')).toHaveCount(0);
        await judge(page, `${project.name}-*-${name}`, language);
      });
    }
    expect(complaints).toEqual([]);
  });

  test(`the sign-in page is accessible, by day and by night (${language})`, async ({ page }, { project }) => {
    await speak(page, language);
    await page.route('**/api/v1/auth/refresh', (route) =>
      route.fulfill({ status: 401, json: { code: 'session_ended' } }),
    );
    await page.goto('/customers');
    await expect(page.getByLabel(language === 'zh-CN' ? '用户名' : 'User name')).toBeVisible();
    await judge(page, `${project.name}-*-sign-in`, language);
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
  await page.getByRole('textbox', { name: '卡号、手机号或付款码' }).fill('8600000000000300');
  await page.getByRole('main').getByRole('button', { name: '查找', exact: true }).click();
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

test('the forms over the list of customers are accessible', async ({ page }) => {
  await mockApi(page);
  await page.goto('/customers?tier=VIP');
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  const filter = page.getByRole('dialog', { name: '筛选客户' });
  await filter.getByRole('button', { name: '添加一组条件' }).click();
  await expect(filter.getByText('符合条件的客户：2 位')).toBeVisible();
  await expectAccessible(page);
  await filter.getByRole('button', { name: '应用' }).click();
  await page.getByRole('checkbox', { name: '选择 王小明' }).check();
  await page.getByRole('button', { name: '修改符合条件的全部客户' }).click();
  const bulk = page.getByRole('dialog', { name: '批量修改客户' });
  await bulk.getByRole('combobox', { name: '添加标签' }).fill('秋季活动');
  await page.keyboard.press('Enter');
  await expect(bulk.getByText('共 2 位客户，其中 1 位会改变')).toBeVisible();
  await expectAccessible(page);
});

test('an import is said to mean, and its rows to do, what is wanted', async ({ page }) => {
  await mockApi(page);
  await page.goto('/imports/new');
  await page.locator('input[type=file]').setInputFiles({
    name: 'customers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('姓名,手机\n王小明,13800138000\n'),
  });
  await page.getByRole('button', { name: '添加默认值' }).click();
  await expectAccessible(page);
  await page.getByRole('combobox', { name: '使用保存的对应关系' }).click();
  await page.getByTitle('老系统客户').click();
  await expect(page.getByText('按“外部编号”识别已有记录。')).toBeVisible();
  await page.getByRole('button', { name: '试运行' }).click();
  await expect(page.getByText('试运行完成：可导入 2 行，有问题 1 行，尚未写入。')).toBeVisible();
  await expectAccessible(page);
});

test('the forms about the second person, the export and the columns are accessible', async ({ page }) => {
  await mockApi(page);
  await page.goto('/approvals/policies');
  await page.getByRole('button', { name: '为组织单独设定' }).click();
  await expect(page.getByRole('dialog', { name: '为组织单独设定' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/approvals/delegations');
  await page.getByRole('button', { name: '委托同事复核' }).click();
  await expect(page.getByRole('dialog', { name: '委托同事复核' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/contracts?status=ACTIVE');
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await expect(page.getByRole('dialog', { name: '导出合同' }).getByText('共 1 条')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/customers');
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('dialog', { name: '列表显示的列' }).getByRole('checkbox', { name: '行业' }).check();
  await expectAccessible(page);
});

test('what is rarely done with cards and accounts has accessible forms', async ({ page }, { project }) => {
  await mockApi(page);
  await page.goto(`/cards/${someId(300)}`);
  for (const act of ['转卡', '调整']) {
    await page.getByRole('main').getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: act }).click();
    await expect(page.getByRole('dialog', { name: new RegExp(act) })).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: `test-results/pages/${project.name}-card-${act}.png` });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.goto(`/customers/${someId(100)}?tab=transactions`);
  await page.getByRole('tabpanel').getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '恢复赊账' }).click();
  await expect(page.getByRole('dialog', { name: '恢复赊账' }).getByLabel('原因')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/card-batches');
  await page.getByRole('button', { name: '新做一批' }).click();
  await expect(page.getByRole('dialog', { name: '新做一批' })).toBeVisible();
  await expectAccessible(page);
});

test('a member sets the PIN of their card on their phone', async ({ page }, { project }) => {
  await mockApi(page);
  await page.goto('/member');
  await page.getByLabel('手机号').fill('13800138000');
  await page.getByLabel('验证码').fill('123456');
  await page.getByRole('button', { name: '进入' }).click();
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByLabel('再输一次新密码')).toBeVisible();
  await expectAccessible(page);
  await page.getByText('短信验证码').click();
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('验证码已发到 138****8000')).toBeVisible();
  await page.screenshot({ path: `test-results/pages/${project.name}-member-pin.png`, fullPage: true });
  await expectAccessible(page);
});

test('a mail is read, with every try to send it', async ({ page }, { project }) => {
  await mockApi(page);
  await page.goto('/mails');
  await page.getByRole('button', { name: '账单 ZD2026000001' }).first().click();
  await expect(page.getByRole('dialog').getByText('Mailbox full')).toBeVisible();
  await page.screenshot({ path: `test-results/pages/${project.name}-mail.png` });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '发测试邮件' }).click();
  await expect(page.getByRole('dialog', { name: '发测试邮件' })).toBeVisible();
  await expectAccessible(page);
});

test('what has to lie in custody is said and can be set', async ({ page }, { project }) => {
  await mockApi(page);
  await page.goto('/reports?report=cards');
  await page.getByText('¥89,963.10').scrollIntoViewIfNeeded();
  await page.screenshot({ path: `test-results/pages/${project.name}-custody.png` });
  await page.getByRole('button', { name: '修改企业类型' }).click();
  await expect(page.getByRole('dialog', { name: '修改企业类型' }).getByLabel('原因')).toBeVisible();
  await expectAccessible(page);
});

test('what a house sets for itself has accessible forms', async ({ page }) => {
  await mockApi(page);
  await page.goto('/rules');
  await page.getByRole('button', { name: '另行规定' }).first().click();
  await expect(page.getByRole('dialog', { name: '退卡可付现金的限额' }).getByLabel('原因')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/rules?place=alerts');
  await page.getByRole('button', { name: '修改' }).first().click();
  await expect(page.getByRole('dialog').getByLabel('多少分钟内')).toHaveValue('10');
  await expectAccessible(page);
  await page.goto('/templates');
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.frameLocator('iframe').getByText('上海晨光餐饮有限公司')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/ledger/rules');
  await page.getByRole('button', { name: '新增规则' }).click();
  await expect(page.getByRole('dialog', { name: '新增规则' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/ledger/accounts');
  await page.getByRole('button', { name: '新增科目' }).click();
  await expect(page.getByRole('dialog', { name: '新增科目' })).toBeVisible();
  await expectAccessible(page);
});

test('a contract goes on: its plan is fulfilled, and it is suspended and renewed', async ({ page }) => {
  await mockApi(page);
  await page.goto(`/contracts/${someId(700)}`);
  await page.getByRole('button', { name: '标记已履行' }).first().click();
  await expect(page.getByRole('dialog', { name: /标记已履行/ }).getByLabel('履行日期')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (const act of ['中止', '续签']) {
    await page.getByRole('main').getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: act }).click();
    await expect(page.getByRole('dialog', { name: act })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.getByRole('button', { name: '变更条款' }).click();
  await expect(page.getByRole('dialog').getByLabel('第 1 项的名称')).toHaveValue('首付款');
  await expectAccessible(page);
});

test('a page that one may not enter leaves the way to the others', async ({ page }) => {
  await mockApi(page, {
    'POST /auth/refresh': aSession({ ...me, role: 'SERVICE', permissions: ['customer:read'] }),
  });
  await page.goto('/rules');
  await expect(page.getByText('您没有进入这个页面的权限')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '回到工作台' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /您好/ })).toBeVisible();
});

test('an old link leads to whom a merged customer is now', async ({ page }) => {
  await mockApi(page);
  await page.goto(`/customers/${someId(103)}`);
  await expect(page.getByText('这位客户已合并到其他客户')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: '王小明' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '王小明' })).toBeVisible();
});

test('a list of choices opens beside its field where nothing may move', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await mockApi(page);
  await page.goto('/audit');
  await page.getByRole('combobox', { name: '动作' }).click();
  await expect(page.getByTitle('停止赊账')).toBeInViewport();
});
