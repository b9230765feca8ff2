import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCustomer, aView, facetsOf, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { windowWidth } from '@/test/setup';
import { knownColumns } from './columns';

const answers = {
  'POST /customers/query': { items: [aCustomer({ industry: '餐饮业' })] },
  'POST /customers/facets': facetsOf(),
  'GET /customer-views': { items: [aView({ columns: ['phone', 'gone', 'tags'] })] },
};

const heads = () =>
  screen
    .getAllByRole('columnheader')
    .map((head) => head.textContent)
    .filter(Boolean);

it('shows the columns that a person has chosen, in their order, and still does the next time', async () => {
  mockFetch(answers);
  const { user, unmount } = open('/customers');
  await user.click(await screen.findByRole('button', { name: '列' }));
  const chooser = within(await screen.findByRole('dialog'));
  for (const name of ['客户编号', '等级与阶段', '最近联系'])
    await user.click(chooser.getByRole('checkbox', { name }));
  await user.click(chooser.getByRole('checkbox', { name: '行业' }));
  await user.click(chooser.getByRole('button', { name: '上移行业' }));
  expect(heads()).toEqual(['客户名称', '电话', '行业', '负责人']);
  expect(screen.getByText('餐饮业')).toBeTruthy();
  unmount();
  open('/customers');
  await screen.findByText('餐饮业');
  expect(heads()).toEqual(['客户名称', '电话', '行业', '负责人']);
});

it('opens a view with its own columns, and keeps in it what is changed', async () => {
  const put = `PUT /customer-views/${someId(510)}`;
  const { to } = mockFetch({ ...answers, [put]: aView({ version: 3, columns: ['phone', 'tags', 'note'] }) });
  const { user } = open('/customers');
  await user.click(await screen.findByRole('tab', { name: '重点客户' }));
  await waitFor(() => expect(heads()).toEqual(['客户名称', '电话', '标签']));
  await user.click(screen.getByRole('button', { name: '列' }));
  const chooser = within(await screen.findByRole('dialog'));
  await user.click(chooser.getByRole('checkbox', { name: '备注' }));
  expect(await screen.findByText('条件或列已调整，尚未保存到视图')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /视图：重点客户/ }));
  await user.click(await screen.findByText('保存对视图的调整'));
  await waitFor(() => expect(to(put)).toHaveLength(1));
  expect(to(put)[0]?.body).toMatchObject({ name: '重点客户', columns: ['phone', 'tags', 'note'] });
});

it('goes back to the usual columns', async () => {
  localStorage.setItem(`taizhang.customers.columns.${someId(1)}`, 'note');
  mockFetch(answers);
  const { user } = open('/customers');
  await waitFor(() => expect(heads()).toEqual(['客户名称', '备注']));
  await user.click(screen.getByRole('button', { name: '列' }));
  const chooser = within(await screen.findByRole('dialog'));
  // A list of names alone would be no list.
  expect((chooser.getByRole('checkbox', { name: '备注' }) as HTMLInputElement).disabled).toBe(true);
  await user.click(chooser.getByRole('button', { name: '恢复默认' }));
  expect(heads()).toEqual(['客户名称', '客户编号', '等级与阶段', '电话', '负责人', '最近联系']);
});

it('names on a phone what each line is', async () => {
  localStorage.setItem(`taizhang.customers.columns.${someId(1)}`, 'industry,phone');
  windowWidth(390);
  mockFetch(answers);
  open('/customers');
  const card = (await screen.findByText('餐饮业')).closest('li') as HTMLElement;
  expect(within(card).getByText('行业')).toBeTruthy();
  expect(within(card).getByText('13800138000')).toBeTruthy();
});

it('leaves out columns that it does not know', () => {
  expect(knownColumns(['phone', 'gone', 'phone'])).toEqual(['phone']);
  expect(knownColumns(['gone'])).toBeUndefined();
  expect(knownColumns(undefined)).toBeUndefined();
});
