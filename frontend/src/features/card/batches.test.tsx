import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const batch = {
  id: someId(330),
  version: 0,
  programId: someId(310),
  programName: '会员储值卡',
  quantity: 2000,
  memo: '十二月开业',
  madeBy: someId(1),
  createdAt: '2026-11-22T02:00:00Z',
  updatedAt: '2026-11-22T02:00:00Z',
};

it('makes a batch once, and says at its field why the server will not', async () => {
  let refused = true;
  const { to } = mockFetch({
    'GET /card-programs': { items: [{ id: someId(310), name: '会员储值卡' }] },
    'POST /card-batches': () => {
      if (!refused) return { status: 201, json: batch };
      refused = false;
      return refusal(422, 'validation_failed', {
        errors: [{ pointer: '/quantity', message: '太多了', code: 'value_out_of_range' }],
      });
    },
  });
  const { user } = open('/card-batches');
  expect(await screen.findByText('还没有做过空白卡。')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '新做一批' }));
  const drawer = within(await screen.findByRole('dialog', { name: '新做一批' }));
  await user.click(drawer.getByLabelText('卡种'));
  await user.click(await screen.findByTitle('会员储值卡'));
  fill(drawer.getByLabelText('张数'), '2000');
  await user.click(drawer.getByRole('button', { name: '确认制作' }));
  expect(await drawer.findByText('太多了')).toBeTruthy();
  await user.click(drawer.getByRole('button', { name: '确认制作' }));
  expect(await screen.findByText('已做好 2000 张空白卡，可以下载卡号了。')).toBeTruthy();
  const [first, second] = to('POST /card-batches');
  expect(second?.body).toEqual({ programId: someId(310), quantity: 2000 });
  expect(second?.headers.get('Idempotency-Key')).not.toBe(first?.headers.get('Idempotency-Key'));
});

it('hands out the numbers of a batch as a file', async () => {
  const numbers = `GET /card-batches/${batch.id}/numbers`;
  const { to } = mockFetch({
    'GET /card-batches': { items: [batch] },
    [numbers]: () => ({ json: 'number\r\n9000000000000001\r\n', headers: { 'Content-Type': 'text/csv' } }),
  });
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const { user } = open('/card-batches');
  expect(await screen.findByText('2,000 张')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '下载卡号' }));
  await waitFor(() => expect(to(numbers)).toHaveLength(1));
  expect(await screen.findByText('卡号文件已下载，下载已记入审计')).toBeTruthy();
  expect(saved).toHaveBeenCalledOnce();
  saved.mockRestore();
});

it('is no place for somebody who only sells', async () => {
  mockFetch();
  open('/card-batches', { as: { ...me, role: 'CASHIER', permissions: ['card:read', 'card:sell'] } });
  expect(await screen.findByText(/没有进入这个页面的权限/)).toBeTruthy();
});
