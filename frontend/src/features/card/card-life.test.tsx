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
  articles: ['法释〔2025〕4号 第22条'],
  allowed: true,
  minimum: yuan('0.00'),
};

it('offers what a card in its state allows, and nobody what they may not do', () => {
  expect(actsOf(aCard(), everything)).toEqual(['topUp', 'freeze', 'loss', 'replace', 'cashOut']);
  expect(actsOf(aCard({ status: 'LOST' }), everything)).toEqual(['cancelLoss', 'replace']);
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
  expect(figures.textContent).toContain('第22条');
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
