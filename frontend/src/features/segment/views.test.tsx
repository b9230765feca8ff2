import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCustomer, aView, facetsOf, me, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const answers = {
  'POST /customers/query': { items: [aCustomer()] },
  'POST /customers/facets': facetsOf(),
  'GET /customer-views': { items: [aView()] },
};

it('opens a kept view with all that it asks, and Back closes it again', async () => {
  const { to } = mockFetch(answers);
  const { user, router } = open('/customers');
  await user.click(await screen.findByRole('tab', { name: '重点客户' }));
  await waitFor(() =>
    expect(to('POST /customers/query').at(-1)?.body).toEqual({ ...pick(aView()), limit: 30 }),
  );
  expect(router.state.location.search).toMatchObject({ view: someId(510), tier: 'VIP', sort: 'name' });
  router.history.back();
  await waitFor(() => expect(router.state.location.href).toBe('/customers'));
  expect(screen.getByRole('tab', { name: '全部客户' }).getAttribute('aria-selected')).toBe('true');
});

const pick = ({ filter, sort }: ReturnType<typeof aView>) => ({ filter, sort });

it('writes a tree of conditions, says how many meet it, and keeps it in the address', async () => {
  const { to } = mockFetch(answers);
  const { user, router } = open('/customers');
  await user.click(await screen.findByRole('button', { name: /筛选/ }));
  const drawer = await screen.findByRole('dialog');
  await user.type(within(drawer).getByRole('combobox', { name: '条件 1 内容' }), '老客户{Enter}');
  expect(await within(drawer).findByText('符合条件的客户：2 位')).toBeTruthy();
  await user.click(within(drawer).getByRole('button', { name: /应\s?用/ }));
  const asked = { field: 'tags', op: 'in', value: ['老客户'] };
  await waitFor(() => expect(to('POST /customers/query').at(-1)?.body).toEqual({ filter: asked, limit: 30 }));
  expect(router.state.location.search).toMatchObject({ filter: JSON.stringify(asked) });
});

it('keeps what is asked as a view of its own', async () => {
  const save = 'POST /customer-views';
  const { to } = mockFetch({
    ...answers,
    [save]: () => ({ status: 201, json: aView({ id: someId(511), name: '沉睡' }) }),
  });
  const { user } = open('/customers?stage=DORMANT&sort=name');
  await user.click(await screen.findByRole('button', { name: '保存为视图' }));
  fill(await screen.findByLabelText('视图名称'), '沉睡');
  await user.click(screen.getByRole('button', { name: /保\s?存$/ }));
  await waitFor(() => expect(to(save)).toHaveLength(1));
  expect(to(save)[0]?.body).toEqual({
    name: '沉睡',
    filter: { field: 'stage', op: 'in', value: ['DORMANT'] },
    sort: 'name',
  });
});

it('counts what the customers are, and narrows the list to them', async () => {
  const { to } = mockFetch(answers);
  const { user, router } = open('/customers?facets=1');
  await user.click(await screen.findByRole('button', { name: /上海市/ }));
  await waitFor(() =>
    expect(to('POST /customers/query').at(-1)?.body).toEqual({
      filter: { field: 'region', op: 'within', value: '310000' },
      limit: 30,
    }),
  );
  expect(router.state.location.search).toMatchObject({ facets: '1' });
});

it('begins with the view that was chosen to begin with, unless the address asks for something', async () => {
  localStorage.setItem(`taizhang.customers.view.${me.id}`, someId(510));
  mockFetch({ ...answers, [`GET /customer-views/${someId(510)}`]: aView() });
  const { router } = open('/customers');
  await waitFor(() => expect(router.state.location.search).toMatchObject({ view: someId(510) }));
});
