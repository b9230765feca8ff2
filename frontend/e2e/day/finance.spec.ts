import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { house, person } from './people.ts';
import { day } from './scene.ts';

day(
  'finance bills, collects and matches the bank',
  'demo.finance',
  async ({ page, t, phone, newcomer, ...scene }) => {
    const { look, fromHome, menu, token } = scene;
    const customer = await house(
      'POST',
      '/customers',
      {
        kind: 'PERSON',
        name: newcomer.name,
        contactPoints: [{ type: 'MOBILE', value: newcomer.phone }],
      },
      await person('demo.cashier1'),
    );
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
    const draft = await house(
      'POST',
      '/bills',
      {
        customerId: customer.id,
        dueOn: today,
        lines: [{ description: '茶礼盒', quantity: '4', unitPrice: { amount: '298.00', currency: 'CNY' } }],
      },
      token,
    );
    const { items: accounts } = await house<{ items: { id: string; name: string }[] }>(
      'GET',
      '/bank-accounts',
      undefined,
      token,
    );
    const account =
      accounts[0] ??
      (await house<{ id: string; name: string }>(
        'POST',
        '/bank-accounts',
        {
          name: '晨曦茶饮基本户',
          number: '6222020200012345678',
          kind: 'BANK',
          currency: 'CNY',
        },
        token,
      ));
    await look('home');

    // A draft becomes a bill, and reaches the customer.
    await fromHome(...menu('bills'), page.getByRole('tab', { name: t('billing:view.drafts'), exact: true }));
    await look('drafts');
    await page.goto(`/bills/${draft.id}`);
    await page.getByRole('button', { name: t('billing:approve'), exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确定|OK/ })
      .click();
    await expect(page.getByText(t('billing:status.APPROVED')).first()).toBeVisible();
    const number =
      (await page.getByRole('heading', { level: 1 }).textContent())?.match(/[A-Z]+\d+/)?.[0] ?? '';
    expect(number).not.toBe('');
    await page
      .getByRole('main')
      .getByRole('button', { name: t('common:nav.more') })
      .click();
    await page.getByRole('menuitem', { name: t('billing:send'), exact: true }).click();
    const send = page.getByRole('dialog', { name: t('billing:send') });
    await send.getByText(t('billing:channel.MESSAGE'), { exact: true }).click();
    await look('send');
    await send.getByRole('button', { name: t('billing:sendSubmit'), exact: true }).click();
    await expect(page.getByText(t('billing:status.SENT')).first()).toBeVisible();

    // A part is paid in the shop.
    await page.getByRole('button', { name: t('billing:pay'), exact: true }).click();
    const pay = page.getByRole('dialog', { name: t('billing:pay') });
    await pay.getByLabel(t('common:field.amount')).fill('192');
    await pay.getByText(t('common:method.WECHAT'), { exact: true }).click();
    await look('pay');
    await pay.getByRole('button', { name: t('billing:paySubmit') }).click();
    await expect(page.getByText(t('billing:status.PARTLY_PAID')).first()).toBeVisible();
    await expect(page.getByText('¥1,000.00').first()).toBeVisible();
    await look('partly-paid');

    // The rest comes by bank, with the number of the bill and too much: a person decides, and may take it back.
    await fromHome(...menu('bank'), page.getByRole('link', { name: t('bank:statements'), exact: true }));
    await page.getByRole('button', { name: t('bank:upload') }).click();
    const upload = page.getByRole('dialog', { name: t('bank:upload') });
    await upload.getByRole('combobox', { name: t('bank:field.account') }).click();
    await page.locator('.ant-select-dropdown:visible').getByText(account.name).first().click();
    await upload.locator('input[type=file]').setInputFiles({
      name: 'statement.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `交易日期,金额,对方户名,对方账号,摘要,流水号\n${today},1100.00,${newcomer.name},62${newcomer.phone}00,${number},${randomUUID()}\n`,
      ),
    });
    await look('upload');
    await upload.getByRole('button', { name: t('bank:uploadSubmit'), exact: true }).click();
    await expect(page.locator('.ant-modal-confirm-title')).toHaveText(t('bank:uploaded'));
    await look('uploaded');
    await page.locator('.ant-modal-confirm').getByRole('button').click();
    await fromHome(...menu('bank'));
    await page.getByRole('searchbox', { name: t('bank:search') }).fill(newcomer.name);
    await page.getByText('¥1,100.00').first().click();
    const accept = page.getByRole('button', { name: t('bank:accept'), exact: true });
    await expect(accept).toBeVisible();
    await look('line');
    await accept.click();
    await expect(accept).toHaveCount(0);
    await look('accepted');
    await page.goto(`/bills/${draft.id}`);
    await expect(page.getByText(t('billing:status.PAID'), { exact: true }).first()).toBeVisible();
    await look('paid');
    await page.goBack();
    await page
      .getByRole('button', { name: t('bank:undo'), exact: true })
      .first()
      .click();
    const undo = page.getByRole('dialog', { name: t('bank:undoTitle') });
    await undo.getByLabel(t('common:field.reason')).fill('付款人打错了');
    await undo.getByRole('button', { name: t('bank:undo'), exact: true }).click();
    await expect(accept).toBeVisible();
    await look('undone');

    // What is late stands in the ageing, and every figure opens what it counts.
    await fromHome(...menu('receivables'));
    await look('receivables');
    await page
      .getByRole('link', { name: t('receivable:bucket.DAYS_1_30') })
      .first()
      .click();
    await look('bucket');
  },
);
