import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aPolicy, me, someId, yuan } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const ofUnit = aPolicy({ id: someId(911), version: 4, unitId: someId(11), threshold: yuan('1000.00') });
const ofChange = aPolicy({
  id: someId(912),
  action: 'customer.change',
  fields: ['tier', 'customFields.bank'],
});
const off = aPolicy({ id: someId(913), action: 'customer.delete', enabled: false });
const { threshold: _, ...withoutAmount } = ofChange;

const answers = {
  'GET /approval-policies': { items: [ofUnit, aPolicy(), off, withoutAmount] },
  [`GET /org-units/${someId(11)}`]: { id: someId(11), name: '城西店', code: 'CX', kind: 'SHOP', version: 1 },
};

const rowOf = (text: string) => screen.getByText(text).closest('tr') as HTMLElement;

it('says of each act when a second person is needed and where, units below the house', async () => {
  mockFetch(answers);
  open('/approvals/policies');
  expect(await screen.findByText('金额超过 ¥5,000.00 时')).toBeTruthy();
  expect(screen.getByText('改动这些内容时：等级、自定义字段·bank')).toBeTruthy();
  expect(within(rowOf('删除客户')).getByText('不需要复核')).toBeTruthy();
  expect(await within(rowOf('└ 储值卡充值')).findByText('城西店')).toBeTruthy();
  const rows = screen.getAllByRole('row').map((row) => row.textContent ?? '');
  const house = rows.findIndex((row) => row.startsWith('储值卡充值'));
  expect(rows[house + 1]).toContain('└ 储值卡充值');
});

it('shows the rules of one kind of record', async () => {
  mockFetch(answers);
  const { user } = open('/approvals/policies');
  await screen.findByText('删除客户');
  await user.click(screen.getByRole('button', { name: '储值卡' }));
  expect(screen.queryByText('删除客户')).toBeNull();
  expect(screen.getByText('储值卡充值')).toBeTruthy();
});

it('changes the rule of the house for the version that was read', async () => {
  const route = 'PUT /approval-policies/card.top_up';
  const { to } = mockFetch({ ...answers, [route]: aPolicy({ threshold: yuan('8000.00') }) });
  const { user } = open('/approvals/policies');
  await screen.findByText('金额超过 ¥5,000.00 时');
  await user.click(within(rowOf('金额超过 ¥5,000.00 时')).getByRole('button', { name: '修改' }));
  const form = within(await screen.findByRole('dialog', { name: '储值卡充值 · 全公司' }));
  fill(form.getByLabelText('单人可办理的金额上限'), '8000');
  await user.click(form.getByRole('button', { name: /保\s?存/ }));
  await waitFor(() => expect(to(route)).toHaveLength(1));
  expect(to(route)[0]?.headers.get('If-Match')).toBe('"1"');
  expect(to(route)[0]?.body).toEqual({ enabled: true, threshold: { amount: '8000', currency: 'CNY' } });
});

it('lays both rules side by side when somebody else was faster, and sends mine for the newer version', async () => {
  const route = 'PUT /approval-policies/card.top_up';
  const now = aPolicy({ version: 9, threshold: yuan('6000.00') });
  let attempts = 0;
  const { to } = mockFetch({
    ...answers,
    [route]: () => (attempts++ === 0 ? refusal(412, 'version_conflict', { current: now }) : { json: now }),
  });
  const { user } = open('/approvals/policies');
  await screen.findByText('金额超过 ¥5,000.00 时');
  await user.click(within(rowOf('金额超过 ¥5,000.00 时')).getByRole('button', { name: '修改' }));
  const form = within(await screen.findByRole('dialog'));
  fill(form.getByLabelText('单人可办理的金额上限'), '8000');
  await user.click(form.getByRole('button', { name: /保\s?存/ }));
  expect(await form.findByText('¥6,000.00')).toBeTruthy();
  await user.click(form.getByRole('button', { name: '保留我的修改并保存' }));
  await waitFor(() => expect(to(route)).toHaveLength(2));
  expect(to(route)[1]?.headers.get('If-Match')).toBe('"9"');
});

it('gives a unit a rule of its own, and takes it away again', async () => {
  const add = `PUT /approval-policies/card.top_up/units/${someId(12)}`;
  const remove = `DELETE /approval-policies/card.top_up/units/${someId(11)}`;
  const { to } = mockFetch({
    ...answers,
    'GET /org-units': { items: [{ id: someId(12), name: '城东店', code: 'CD', kind: 'SHOP', version: 1 }] },
    [add]: ofUnit,
    [remove]: () => ({ status: 204 }),
  });
  const { user } = open('/approvals/policies');
  await screen.findByText('金额超过 ¥5,000.00 时');
  await user.click(within(rowOf('金额超过 ¥5,000.00 时')).getByRole('button', { name: '单独设定…' }));
  const form = within(await screen.findByRole('dialog', { name: '为组织单独设定' }));
  await user.click(form.getByRole('combobox', { name: '组织（含下级）' }));
  await user.click(await screen.findByTitle('城东店 (CD)'));
  await user.click(form.getByRole('button', { name: /保\s?存/ }));
  await waitFor(() => expect(to(add)).toHaveLength(1));
  expect(to(add)[0]?.body).toEqual({ enabled: true });
  expect(to(add)[0]?.headers.get('If-Match')).toBeNull();
  await user.click(screen.getByRole('button', { name: '取消单独设定' }));
  await user.click(await screen.findByRole('button', { name: /确\s*定/ }));
  await waitFor(() => expect(to(remove)[0]?.headers.get('If-Match')).toBe('"4"'));
});

it('lets whoever may not write the rules only read them', async () => {
  mockFetch(answers);
  open('/approvals/policies', { as: { ...me, permissions: ['approval:read', 'org:read'] } });
  expect(await screen.findByText('金额超过 ¥5,000.00 时')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '修改' })).toBeNull();
  expect(screen.queryByRole('button', { name: '为组织单独设定' })).toBeNull();
});
