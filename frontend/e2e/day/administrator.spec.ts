import { randomInt } from 'node:crypto';
import { expect } from '@playwright/test';
import { choose, day } from './scene.ts';

day(
  'an administrator opens a shop, lets somebody in and says what is sold',
  'admin',
  async ({ page, t, newcomer, ...scene }) => {
    const { look, fromHome, menu } = scene;
    const code = `S${randomInt(1e6)}`;
    await look('home');

    await fromHome(...menu('units'), page.getByRole('button', { name: t('identity:units.register') }));
    const shop = page.getByRole('dialog', { name: t('identity:units.register') });
    await choose(page, shop, t('identity:units.parent'), '晨曦茶饮（演示） (DEMO)');
    await choose(page, shop, t('identity:units.kind'), t('identity:unitKind.SHOP'));
    await shop.getByLabel(t('identity:units.code')).fill(code);
    await shop.getByLabel(t('identity:units.name')).fill(`${newcomer.name}路店`);
    await look('shop');
    await shop.getByRole('button', { name: t('identity:units.register') }).click();
    await expect(shop).toHaveCount(0);
    await expect(page.getByText(`${newcomer.name}路店`).first()).toBeVisible();
    await look('units');

    await fromHome(...menu('staff'), page.getByRole('button', { name: t('identity:staff.register') }));
    const staff = page.getByRole('dialog', { name: t('identity:staff.register') });
    await staff.getByLabel(t('identity:staff.username')).fill(code.toLowerCase());
    await staff.getByLabel(t('identity:staff.displayName'), { exact: true }).fill(newcomer.name);
    await choose(page, staff, t('identity:staff.role'), t('identity:role.CASHIER'));
    await choose(page, staff, t('identity:staff.unit'), `${newcomer.name}路店 (${code})`);
    await look('staff');
    await staff.getByRole('button', { name: t('identity:staff.register') }).click();
    await expect(page.getByText(t('identity:staff.oneTimePassword', { name: newcomer.name }))).toBeVisible();
    await look('password');

    await fromHome(...menu('programs'), page.getByRole('button', { name: t('card:registerProgram') }));
    const program = page.getByRole('dialog', { name: t('card:registerProgram') });
    await program.getByLabel(t('card:field.code')).fill(code);
    await program.getByLabel(t('card:field.programName')).fill(`${newcomer.name}礼卡`);
    await program.getByRole('button', { name: t('card:tier.add') }).click();
    await program.getByLabel(t('card:tier.topUp')).fill('500');
    await program.getByLabel(t('card:tier.bonus')).fill('50');
    await look('program');
    await program.getByRole('button', { name: t('common:action.save') }).click();
    await expect(program).toHaveCount(0);
    await expect(page.getByText(`${newcomer.name}礼卡`).first()).toBeVisible();

    // What the house and the law ask for, what is written to customers, who has to agree: each in one step.
    for (const place of ['rules', 'templates', 'policies', 'audit', 'account']) {
      await fromHome(...menu(place));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await look(place);
    }
  },
);
