import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aProfile, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { changesOf } from './customer-changes';

const mobile = { id: someId(1), type: 'MOBILE', value: '13800138000' };
const office = { id: someId(2), type: 'PHONE', value: '021-54321000' };

it('tells of a list only what came and went', () => {
  expect(
    changesOf(
      'customer.changed',
      { version: 1, name: '王小明', contactPoints: [mobile], updatedAt: 'a' },
      { version: 2, name: '王小明', contactPoints: [mobile, office], updatedAt: 'b' },
    ),
  ).toEqual([{ field: 'contactPoints', before: [], after: [office] }]);
});

it('leaves out what nobody has written', () => {
  expect(
    changesOf('customer.registered', undefined, { id: 'x', name: '王小明', tags: [], note: null }),
  ).toEqual([{ field: 'name', before: undefined, after: '王小明' }]);
  expect(changesOf('customer.deleted', { name: '王小明' }, undefined)).toEqual([]);
});

it('shows who changed which field from what to what, in words', async () => {
  const customer = `/customers/${someId(100)}`;
  const { to } = mockFetch({
    [`GET ${customer}/profile`]: aProfile(),
    'GET /audit-entries': {
      items: [
        {
          id: 7,
          at: '2026-11-20T02:00:00Z',
          actorName: '周经理',
          action: 'customer.changed',
          subjectType: 'customer',
          subjectId: someId(100),
          before: { tier: 'REGULAR', contactPoints: [mobile] },
          after: { tier: 'VIP', contactPoints: [office] },
          requestId: 'r',
        },
      ],
    },
  });
  open(`${customer}?tab=history`);
  expect(await screen.findByText('修改客户资料')).toBeTruthy();
  expect(screen.getByText('周经理 · 2026-11-20 10:00')).toBeTruthy();
  expect(screen.getByText('等级').nextSibling?.textContent).toBe('普通 → VIP');
  expect(screen.getByText('联系方式').nextSibling?.textContent).toBe('手机 13800138000 → 座机 021-54321000');
  expect(to('GET /audit-entries')[0]?.query.get('subjectId')).toBe(someId(100));
});
