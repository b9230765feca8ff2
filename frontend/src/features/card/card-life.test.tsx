import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCard, aReceipt, someId, yuan } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { actsOf } from './card-actions';

const card = `/cards/${someId(300)}`;
const everything = () => true;

const quote = {
  cardId: someId(300),
  cause: 'CONSUMER',
  refund: yuan('421.50'),
  principal: yuan('500.00'),
  bonus: yuan('50.00'),
  held: yuan('0.00'),
  paid: yuan('500.00'),
  gift: yuan('50.00'),
  consumed: yuan('78.50'),
  deducted: yuan('78.50'),
  articles: ['15', '19'],
  allowed: true,
  minimum: yuan('0.00'),
};

it('offers what a card in its state allows, and nobody what they may not do', () => {
  expect(actsOf(aCard(), everything)).toEqual([
    'topUp',
    'freeze',
    'loss',
    'replace',
    'transfer',
    'adjust',
    'cashOut',
  ]);
  expect(actsOf(aCard({ status: 'LOST' }), everything)).toEqual(['cancelLoss', 'replace', 'adjust']);
  expect(actsOf(aCard({ status: 'CLOSED' }), everything)).toEqual([]);
  expect(actsOf(aCard({ balance: yuan('0.00') }), everything)).toContain('close');
  expect(actsOf(aCard({ kind: 'ANONYMOUS' }), everything)).not.toContain('loss');
  expect(actsOf(aCard(), (permission) => permission === 'card:freeze')).toEqual(['freeze', 'loss']);
});

it('shows what the law says is due, by cause, and pays out no less', async () => {
  const cashOuts = `POST ${card}/cash-outs`;
  const { to } = mockFetch({
    [`GET ${card}`]: aCard(),
    [`GET ${card}/cash-out-quote`]: quote,
    [cashOuts]: () => ({ status: 201, json: aReceipt({ kind: 'CASH_OUT' }) }),
  });
  const { user } = open(card);
  await screen.findByRole('button', { name: '充值' });
  await user.click(screen.getByRole('button', { name: '更多' }));
  await user.click(await screen.findByText('退卡'));
  const drawer = await screen.findByRole('dialog', { name: /退卡/ });
  const figures = await within(drawer).findByRole('region', { name: '依法计算' });
  expect(figures.textContent).toContain('¥421.50');
  expect(figures.textContent).toContain('（法释〔2025〕4号）第 15 条第 19 条');
  const amount = within(drawer).getByLabelText('实退金额') as HTMLInputElement;
  await waitFor(() => expect(amount.value).toBe('421.50'));

  fill(amount, '400');
  fill(within(drawer).getByLabelText('原因'), '搬家');
  await user.click(within(drawer).getByRole('button', { name: '确认退卡' }));
  expect(await within(drawer).findByText('金额须在依法应退和本金余额之间')).toBeTruthy();
  expect(to(cashOuts)).toHaveLength(0);

  fill(amount, '421.50');
  await user.click(within(drawer).getByRole('button', { name: '确认退卡' }));
  await waitFor(() => expect(to(cashOuts)).toHaveLength(1));
  expect(to(cashOuts)[0]?.body).toEqual({
    amount: yuan('421.50'),
    cause: 'CONSUMER',
    method: 'CASH',
    reason: '搬家',
  });
  expect(to(cashOuts)[0]?.headers.get('Idempotency-Key')).toBeTruthy();
});

it('replaces a lost card and goes on with the new one', async () => {
  const replace = `POST ${card}/replace`;
  const { to } = mockFetch({
    [`GET ${card}`]: aCard({ status: 'LOST' }),
    [`GET /cards/${someId(302)}`]: aCard({ id: someId(302), number: '8600000000000302' }),
    [replace]: () => ({ status: 201, json: aCard({ id: someId(302), number: '8600000000000302' }) }),
  });
  const { user, router } = open(card);
  await screen.findByRole('button', { name: '解除挂失' });
  await user.click(screen.getByRole('button', { name: '更多' }));
  await user.click(await screen.findByText('换卡'));
  const drawer = await screen.findByRole('dialog', { name: /换卡/ });
  fill(within(drawer).getByLabelText('工本费（从卡内扣）'), '10');
  fill(within(drawer).getByLabelText('原因'), '遗失');
  await user.click(within(drawer).getByRole('button', { name: '换卡' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/cards/${someId(302)}`));
  expect(to(replace)[0]?.body).toEqual({ fee: yuan('10'), reason: '遗失' });
});

it('moves principal to another card, never more than may leave', async () => {
  const transfers = `POST ${card}/transfers`;
  const other = aCard({ id: someId(303), number: '8600000000000303', customerName: '李雷' });
  const { to } = mockFetch({
    [`GET ${card}`]: aCard(),
    'GET /cards': { items: [aCard(), other] },
    [transfers]: () => ({ status: 201, json: aReceipt({ kind: 'TRANSFER', amount: yuan('120.00') }) }),
  });
  const { user } = open(card);
  await screen.findByRole('button', { name: '充值' });
  await user.click(screen.getByRole('button', { name: '更多' }));
  await user.click(await screen.findByText('转卡'));
  const drawer = await screen.findByRole('dialog', { name: /转卡/ });
  await user.click(within(drawer).getByLabelText('转入的卡'));
  await user.click(await screen.findByTitle('8600000000000303 · 李雷'));
  expect(screen.queryByTitle('8600000000000300 · 王小明')).toBeNull();
  const amount = within(drawer).getByLabelText('转出本金');
  fill(amount, '500.01');
  await user.click(within(drawer).getByRole('button', { name: '确认转卡' }));
  expect(await within(drawer).findByText('超过了可用的金额')).toBeTruthy();
  expect(to(transfers)).toHaveLength(0);

  fill(amount, '120');
  await user.click(within(drawer).getByRole('button', { name: '确认转卡' }));
  await waitFor(() => expect(to(transfers)).toHaveLength(1));
  expect(to(transfers)[0]?.body).toEqual({ toCardId: someId(303), amount: yuan('120') });
  expect(to(transfers)[0]?.headers.get('Idempotency-Key')).toBeTruthy();
  expect((await screen.findAllByText('已转卡')).length).toBeGreaterThan(0);
});

it('says what an adjustment leads to, and that it waits for a second person', async () => {
  const adjustments = `POST ${card}/adjustments`;
  const { to } = mockFetch({
    [`GET ${card}`]: aCard(),
    [adjustments]: () => ({ status: 202, json: { id: someId(900), status: 'PENDING' } }),
  });
  const { user } = open(card);
  await screen.findByRole('button', { name: '充值' });
  await user.click(screen.getByRole('button', { name: '更多' }));
  await user.click(await screen.findByText('调整'));
  const drawer = await screen.findByRole('dialog', { name: /调整/ });
  const submit = within(drawer).getByRole('button', { name: '提交调整' });
  fill(within(drawer).getByLabelText('原因'), '多记了一笔');
  await user.click(submit);
  expect(await within(drawer).findByText('本金和赠金至少调整一项')).toBeTruthy();
  fill(within(drawer).getByLabelText('本金调整'), '-600');
  await user.click(submit);
  expect(await within(drawer).findByText('调整后不能小于零')).toBeTruthy();
  expect(to(adjustments)).toHaveLength(0);

  fill(within(drawer).getByLabelText('本金调整'), '-50');
  expect(await within(drawer).findByText('调整后本金 ¥450.00，赠金 ¥50.00')).toBeTruthy();
  await user.click(submit);
  expect(await screen.findByText('已提交，等待第二人审批')).toBeTruthy();
  expect(to(adjustments)[0]?.body).toEqual({ principal: yuan('-50'), reason: '多记了一笔' });
  expect(to(adjustments)[0]?.headers.get('Idempotency-Key')).toBeTruthy();
});
