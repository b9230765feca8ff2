import { screen, waitFor, within } from '@testing-library/react';
import dayjs from 'dayjs';
import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/types';
import { me, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { percent, quarterEnd } from './custody';

const custody: Schemas['CustodyView'] = {
  asOf: '2026-11-22T02:00:00Z',
  quarterEnd: '2026-09-30',
  issuerType: 'GROUP',
  rule: 'CUSTODY_GROUP',
  basisPoints: 3000,
  principal: yuan('1000.00'),
  bonus: yuan('100.00'),
  required: yuan('300.00'),
  requiredWithBonus: yuan('330.00'),
};
const nothing = { principal: yuan('0.00'), bonus: yuan('0.00'), balance: yuan('0.00'), held: yuan('0.00') };
const liability = { total: nothing, byProgram: [], byUnit: [], byShop: [], flows: [] };

it('knows the ends of quarters and writes shares', () => {
  expect(
    ['2026-01-01', '2026-03-31', '2026-05-31', '2026-11-30'].map((day) => quarterEnd(dayjs(day))),
  ).toEqual(['2026-03-31', '2026-03-31', '2026-06-30', '2026-12-31']);
  expect([3000, 1250].map(percent)).toEqual(['30%', '12.5%']);
});

it('shows what has to lie in custody at the end of the quarter that the address names', async () => {
  const { to } = mockFetch({ 'GET /liability': liability, 'GET /custody': custody });
  open('/reports?report=cards&quarter=2026-06-30');
  expect(await screen.findByText('¥300.00')).toBeTruthy();
  expect(screen.getByText('集团发卡企业')).toBeTruthy();
  expect(screen.getByText('30%')).toBeTruthy();
  expect(to('GET /custody')[0]?.query.get('quarterEnd')).toBe('2026-06-30');
});

it('changes the kind of issuer for a reason, which the server may find too short', async () => {
  let stored = custody;
  let refused = true;
  const { to } = mockFetch({
    'GET /liability': liability,
    'GET /custody': () => ({ json: stored }),
    'PUT /custody/issuer': () => {
      if (refused) {
        refused = false;
        return refusal(422, 'validation_failed', {
          errors: [{ pointer: '/reason', message: '请写明依据', code: 'pattern' }],
        });
      }
      const { rule: _, ...rest } = custody;
      stored = { ...rest, issuerType: 'OTHER', basisPoints: 0, required: yuan('0.00') };
      return { json: stored };
    },
  });
  const { user } = open('/reports?report=cards');
  await user.click(await screen.findByRole('button', { name: '修改企业类型' }));
  const drawer = within(await screen.findByRole('dialog'));
  await user.click(drawer.getByRole('radio', { name: '其他发卡企业' }));
  fill(drawer.getByLabelText('原因'), '年营业额');
  await user.click(drawer.getByRole('button', { name: '保存' }));
  expect(await drawer.findByText('请写明依据')).toBeTruthy();
  await user.click(drawer.getByRole('button', { name: '保存' }));
  expect(await screen.findByText('企业类型已修改')).toBeTruthy();
  await waitFor(() => expect(screen.getByText(/没有存管比例的规定/)).toBeTruthy());
  expect(to('PUT /custody/issuer').at(-1)?.body).toEqual({ type: 'OTHER', reason: '年营业额' });
});

it('lets an auditor read it, and no more', async () => {
  mockFetch({ 'GET /liability': liability, 'GET /custody': custody });
  open('/reports?report=cards', {
    as: { ...me, role: 'AUDITOR', permissions: ['transaction:read', 'oversight:read'] },
  });
  expect(await screen.findByText('¥300.00')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '修改企业类型' })).toBeNull();
});
