import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { me, someId, yuan } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { short } from './contract-usage';

const path = `/contracts/${someId(700)}`;
const contract = {
  id: someId(700),
  version: 1,
  number: 'HT2026-0001',
  title: '供水合同',
  customerId: someId(100),
  customerName: '王小明',
  counterparties: [],
  status: 'ACTIVE',
  amount: yuan('1000.00'),
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  plan: [],
  billing: { cycle: 'MONTHLY' },
  fulfilment: '0',
  termsVersion: 1,
};
const item = {
  id: someId(990),
  version: 4,
  contractId: someId(700),
  name: '用水',
  unit: '吨',
  unitPrice: '4.850000',
  included: '10.000000',
  cycle: 'MONTHLY',
  startsOn: '2026-01-01',
};
const record = {
  id: someId(991),
  contractId: someId(700),
  itemId: someId(990),
  reference: 'CB-202611',
  day: '2026-11-20',
  quantity: '32.500000',
};

it('writes numbers as short as they are', () => {
  expect(['4.850000', '10.000000', '100', '0.000000'].map(short)).toEqual(['4.85', '10', '100', '0']);
});

it('agrees on an item, which may wait for a second person', async () => {
  const agree = `POST ${path}/metered-items`;
  const { to } = mockFetch({
    [`GET ${path}`]: contract,
    [agree]: () => ({ status: 202, json: { id: someId(900), status: 'PENDING' } }),
  });
  const { user } = open(path);
  expect(await screen.findByText('这份合同没有按量计费的项目。')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '新增计量项目' }));
  const drawer = within(await screen.findByRole('dialog'));
  fill(drawer.getByLabelText('项目'), '用水');
  fill(drawer.getByLabelText('单位'), '吨');
  fill(drawer.getByLabelText('单价（元，含税）'), '4.85');
  await user.click(drawer.getByRole('button', { name: '新增计量项目' }));
  expect(await drawer.findByText('已提交，待第二个人批准后生效。')).toBeTruthy();
  expect(to(agree)[0]?.body).toEqual({ name: '用水', unit: '吨', unitPrice: '4.85', cycle: 'MONTHLY' });
  expect(to(agree)[0]?.headers.get('Idempotency-Key')).toBeTruthy();
});

it('records what was used once, and takes it back for a reason', async () => {
  const records = `POST ${path}/usage-records`;
  const reverse = `POST ${path}/usage-records/${record.id}/reverse`;
  const { to } = mockFetch({
    [`GET ${path}`]: contract,
    [`GET ${path}/metered-items`]: { items: [item] },
    [`GET ${path}/usage-records`]: { items: [record] },
    [records]: () => ({ status: 201, json: record }),
    [reverse]: () => ({ status: 201, json: { ...record, id: someId(992), reverses: record.id } }),
  });
  const { user } = open(path);
  expect(await screen.findByText('¥4.85／吨，按月')).toBeTruthy();
  expect(await screen.findByText('32.5 吨')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '登记用量' }));
  const drawer = within(await screen.findByRole('dialog'));
  fill(drawer.getByLabelText('数量'), '0');
  fill(drawer.getByLabelText('用量编号'), 'CB-202612');
  await user.click(drawer.getByRole('button', { name: '登记用量' }));
  expect(await drawer.findByText('请输入正确的数字')).toBeTruthy();
  fill(drawer.getByLabelText('数量'), '12.5');
  await user.click(drawer.getByRole('button', { name: '登记用量' }));
  await waitFor(() => expect(to(records)).toHaveLength(1));
  expect(to(records)[0]?.body).toMatchObject({ itemId: item.id, quantity: '12.5', reference: 'CB-202612' });
  expect(to(records)[0]?.headers.get('Idempotency-Key')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

  await user.click(screen.getByRole('button', { name: '冲销' }));
  const reversing = within(await screen.findByRole('dialog'));
  fill(reversing.getByLabelText('原因'), '抄错表');
  await user.click(reversing.getByRole('button', { name: '冲销' }));
  await waitFor(() => expect(to(reverse)).toHaveLength(1));
  expect(to(reverse)[0]?.body).toEqual({ reason: '抄错表' });
});

it('shows nothing of it where nothing is metered and nobody may change that', async () => {
  mockFetch({ [`GET ${path}`]: contract });
  open(path, { as: { ...me, role: 'AUDITOR', permissions: ['contract:read'] } });
  expect(await screen.findByRole('heading', { level: 1, name: '供水合同' })).toBeTruthy();
  expect(screen.queryByText('按量计费')).toBeNull();
});
