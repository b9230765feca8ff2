import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';

it('deletes at once and takes it back', async () => {
  const { to } = mockFetch({
    'GET /interactions': {
      items: [
        {
          id: someId(600),
          version: 3,
          customerId: someId(100),
          customerName: '王小明',
          channel: 'CALL',
          direction: 'OUTBOUND',
          occurredAt: '2026-11-20T02:00:00Z',
          participants: [],
          content: '问了春茶的价格。',
          staffId: someId(1),
          staffName: '管理员',
          createdAt: '2026-11-20T02:00:00Z',
          updatedAt: '2026-11-20T02:00:00Z',
        },
      ],
    },
    [`DELETE /interactions/${someId(600)}`]: () => undefined,
  });
  const { user } = open('/interactions');
  await user.click(await screen.findByRole('button', { name: '删除' }));
  await user.click(await screen.findByRole('button', { name: '撤销' }));
  expect(await screen.findByText('已恢复')).toBeTruthy();
  expect(to(`DELETE /interactions/${someId(600)}`)[0]?.headers.get('If-Match')).toBe('"3"');
  expect(to(`POST /interactions/${someId(600)}/restore`)).toHaveLength(1);
});
