import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.use({ serviceWorkers: 'allow' });

/** One customer a project, because both projects write to the same product. */
const people = {
  desktop: { name: '白露明', phone: '13920000011' },
  phone: { name: '陆知秋', phone: '13920000012' },
};

test('what is written without a network is sent once when it is back', async ({ page, context }, {
  project,
}) => {
  const person = people[project.name as keyof typeof people];
  let step = 0;
  const look = (name: string) =>
    page.screenshot({
      path: `test-results/offline/${project.name}-${String(++step).padStart(2, '0')}-${name}.png`,
    });
  const bar = page.getByRole('status').filter({ hasText: '现在连不上服务器' });
  const count = page.getByText('1 条尚未发送').first();

  await test.step('sign in, register a customer and open their page', async () => {
    await page.goto('/customers?new=1');
    await page.getByLabel('用户名').fill('admin');
    await page.getByRole('textbox', { name: '密码' }).fill(process.env.ADMIN_PASSWORD ?? '');
    await page.getByRole('button', { name: '登录' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('客户名称').fill(person.name);
    await form.getByLabel('号码或账号').fill(person.phone);
    await form.getByRole('button', { name: '保存客户' }).click();
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
    await expect.poll(() => keeps(page, person.name)).toBe(true);
  });
  const address = new URL(page.url()).pathname;

  await test.step('start without a network', async () => {
    await context.setOffline(true);
    await page.goto('/');
    await expect(bar).toBeVisible();
    await look('recent');
    await expectAccessible(page);
    await page.getByRole('searchbox').fill(person.phone.slice(-4));
    await page.getByRole('link', { name: person.name }).click();
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await expect(page.getByText(/本机读到的资料/)).toBeVisible();
    await look('customer');
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, 'it is wider than the screen').toBeLessThanOrEqual(0);
  });

  await test.step('write a note, which outlives the program', async () => {
    await page.getByRole('button', { name: '记一笔往来' }).click();
    await page.getByRole('textbox', { name: '内容' }).fill('路上遇见，约了周五来店。');
    await page.getByRole('button', { name: '记录往来' }).click();
    await expect(count).toBeVisible();
    await page.reload();
    await expect(count).toBeVisible();
    await look('kept');
    // The program opens at the customer's own address, too.
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
  });

  await test.step('come back', async () => {
    await context.setOffline(false);
    await expect(page).toHaveURL(new RegExp(address));
    await expect(page.getByTestId('timeline').getByText('路上遇见，约了周五来店。')).toHaveCount(1);
    await expect(page.getByText('尚未发送')).toHaveCount(0);
    await page.reload();
    await expect(page.getByTestId('timeline').getByText('路上遇见，约了周五来店。')).toHaveCount(1);
  });

  await test.step('lose the network at work', async () => {
    await page.getByRole('tab', { name: '账目', exact: true }).click();
    await page.getByRole('button', { name: '记一笔账' }).click();
    const entry = page.getByRole('dialog', { name: '记一笔账' });
    await expect(entry.getByRole('button', { name: '入账' })).toBeEnabled();
    await context.setOffline(true);
    await expect(entry.getByText('现在连不上服务器，连上后才能提交。')).toBeVisible();
    await expect(entry.getByRole('button', { name: '入账' })).toBeDisabled();
    await look('money');
    await page.keyboard.press('Escape');
    await expect(entry).toHaveCount(0);
    await context.setOffline(false);
    await expect(bar).toHaveCount(0);

    await page.getByRole('tab', { name: '往来', exact: true }).click();
    await page.getByRole('textbox', { name: '内容' }).fill('电话里说要两斤龙井。');
    await context.setOffline(true);
    await expect(bar).toBeVisible();
    await page.getByRole('button', { name: '记录往来' }).click();
    await expect(page.getByRole('status').getByText('1 条尚未发送')).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: '查看' }).click();
    const drawer = page.getByRole('dialog', { name: '尚未发送' });
    await expect(drawer.getByText('电话里说要两斤龙井。')).toBeVisible();
    await look('unsent');
    await expectAccessible(page);
    await drawer.getByRole('button', { name: '丢弃' }).click();
    await expect(drawer.getByText('都已发送。')).toBeVisible();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(drawer.getByText('电话里说要两斤龙井。')).toBeVisible();
    await drawer.getByRole('button', { name: '关闭' }).click();
    await expect(drawer).toHaveCount(0);
  });

  await test.step('find both once', async () => {
    await context.setOffline(false);
    await expect(page.getByText('尚未发送')).toHaveCount(0);
    await page.getByRole('tab', { name: '时间线', exact: true }).click();
    for (const text of ['路上遇见，约了周五来店。', '电话里说要两斤龙井。']) {
      await expect(page.getByTestId('timeline').getByText(text)).toHaveCount(1);
    }
  });

  await test.step('leave nothing behind', async () => {
    await page.goto('/account');
    if (project.name === 'phone') await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await expect(page.getByLabel('用户名')).toBeVisible();
    await expect.poll(() => keeps(page, person.name)).toBe(false);
  });
});

/** Whether the device keeps something of the customer. */
function keeps(page: Page, name: string): Promise<boolean> {
  return page.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('taizhang');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('device').objectStore('device').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result).includes(wanted));
          };
        };
      }),
    name,
  );
}
