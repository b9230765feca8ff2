import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCustomer, aMerge, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const undo = `POST /customer-merges/${someId(530)}/undo`;

it('takes a merge back with a reason', async () => {
  const { to } = mockFetch({ 'GET /customer-merges': { items: [aMerge()] }, [undo]: aMerge() });
  const { user } = open('/duplicates/merges');
  await user.click(await screen.findByRole('button', { name: '撤销合并' }));
  const drawer = await screen.findByRole('dialog');
  fill(within(drawer).getByLabelText('原因'), '其实是两个人');
  await user.click(within(drawer).getByRole('button', { name: '撤销合并' }));
  await waitFor(() => expect(to(undo)).toHaveLength(1));
  expect(to(undo)[0]?.body).toEqual({ reason: '其实是两个人' });
});

it('says what is in the way, and keeps the reason that was written', async () => {
  mockFetch({
    'GET /customer-merges': { items: [aMerge()] },
    [undo]: () => refusal(409, 'merge_entangled', { title: '客户之间已有牵连', detail: '先撤销核销记录' }),
  });
  const { user } = open('/duplicates/merges');
  await user.click(await screen.findByRole('button', { name: '撤销合并' }));
  const drawer = await screen.findByRole('dialog');
  const reason = within(drawer).getByLabelText<HTMLTextAreaElement>('原因');
  fill(reason, '其实是两个人');
  await user.click(within(drawer).getByRole('button', { name: '撤销合并' }));
  expect((await within(drawer).findByRole('alert')).textContent).toContain('先撤销核销记录');
  expect(reason.value).toBe('其实是两个人');
});

it('leads from an old link to whom the customer is now', async () => {
  mockFetch({
    [`GET /customers/${someId(103)}/profile`]: () => refusal(409, 'customer_merged'),
    [`GET /customers/${someId(103)}`]: aCustomer({
      id: someId(103),
      name: '王晓明',
      mergedInto: someId(100),
    }),
    [`GET /customers/${someId(100)}`]: aCustomer(),
  });
  open(`/customers/${someId(103)}`);
  expect(await screen.findByText('这位客户已合并到其他客户')).toBeTruthy();
  expect((await screen.findByRole('link', { name: '王小明' })).getAttribute('href')).toBe(
    `/customers/${someId(100)}`,
  );
});

it('offers to take a merge back that was just made', async () => {
  const party = (id: number, name: string) => ({ id: someId(id), number: `C0000${id}`, name });
  const { to } = mockFetch({
    'GET /duplicates': {
      items: [
        {
          id: someId(520),
          version: 1,
          firstId: someId(100),
          first: party(100, '王小明'),
          secondId: someId(103),
          second: party(103, '王晓明'),
          weight: 900,
          score: 0.99,
          certain: true,
          reasons: [],
          status: 'OPEN',
        },
      ],
    },
    'POST /customer-merges/previews': {
      before: aCustomer(),
      after: aCustomer(),
      differences: [],
      moves: [],
      holdings: [],
      figures: {
        balance: 0,
        principal: 0,
        bonus: 0,
        cards: 0,
        contracts: 0,
        bills: 0,
        entries: 0,
      },
    },
    'POST /customer-merges': () => ({ status: 201, json: aMerge() }),
    [undo]: aMerge(),
  });
  const { user } = open('/duplicates');
  await user.click(await screen.findByRole('button', { name: '合并' }));
  const drawer = await screen.findByRole('dialog');
  fill(within(drawer).getByLabelText('原因'), '同一人');
  await user.click(within(drawer).getByRole('button', { name: '合并' }));
  await screen.findByText('已合并', { exact: false, selector: '.ant-message *' });
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(to(undo)).toHaveLength(1));
  expect(to(undo)[0]?.body).toEqual({ reason: '撤销刚才的合并' });
});
