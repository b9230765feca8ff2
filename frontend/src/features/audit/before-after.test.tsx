import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { trailChanges } from './trail-changes';

it('tells what differs, and leaves out what the machine notes and what a name says already', () => {
  expect(
    trailChanges(
      { version: 1, status: 'DRAFT', ownerId: 'a', ownerName: '陈经理', billing: { cycle: 'NONE' } },
      { version: 2, status: 'ACTIVE', ownerId: 'b', ownerName: '吴经理', billing: { cycle: 'MONTHLY' } },
    ),
  ).toEqual([
    { path: ['status'], before: 'DRAFT', after: 'ACTIVE' },
    { path: ['ownerName'], before: '陈经理', after: '吴经理' },
    { path: ['billing', 'cycle'], before: 'NONE', after: 'MONTHLY' },
  ]);
});

it('says fields and values in words, and what it has no words for as it stands', async () => {
  mockFetch({
    'GET /audit-entries': {
      items: [
        {
          id: 1,
          at: '2026-11-20T02:00:00Z',
          actorName: '周经理',
          action: 'contract.signed',
          subjectType: 'contract',
          subjectId: someId(100),
          requestId: 'r',
          before: { status: 'DRAFT', newField: 'x' },
          after: {
            status: 'ACTIVE',
            newField: 'NEW_CODE',
            amount: { amount: '1200.00', currency: 'CNY' },
            billing: { cycle: 'MONTHLY' },
            plan: [{ id: someId(1), name: '首付款', amount: { amount: '400.00', currency: 'CNY' } }],
          },
        },
      ],
    },
  });
  const { user } = open('/audit');
  await user.click(await screen.findByRole('button', { name: /展开/ }));
  const row = async (name: string) => {
    const cells = within((await screen.findByRole('cell', { name })).closest('tr') as HTMLElement);
    return cells.getAllByRole('cell').map((cell) => cell.textContent);
  };
  expect(await row('状态')).toEqual(['状态', '草稿', '履行中']);
  expect(await row('金额')).toEqual(['金额', '—', '¥1,200.00']);
  expect(await row('计费 · 周期')).toEqual(['计费 · 周期', '—', '每月']);
  expect(await row('履约与付款计划')).toEqual(['履约与付款计划', '—', '名称 首付款 · 金额 ¥400.00']);
  expect(await row('newField')).toEqual(['newField', 'x', 'NEW_CODE']);
});
