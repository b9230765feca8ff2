import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anAlert, someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

it('shows what an alert rests on and keeps what came of looking at it', async () => {
  const acknowledge = `POST /alerts/${someId(960)}/acknowledge`;
  const { to } = mockFetch({
    'GET /alerts': { items: [anAlert()] },
    [acknowledge]: anAlert({ status: 'ACKNOWLEDGED', note: '已与客户核实' }),
  });
  const { user } = open('/alerts?status=OPEN');
  expect(await screen.findByText('余额由 ¥1,280.00 降至 ¥20.00，减少 98%')).toBeTruthy();
  expect(to('GET /alerts')[0]?.query.get('status')).toBe('OPEN');
  await user.click(screen.getByRole('button', { name: '处理' }));
  const dialog = await screen.findByRole('dialog', { name: '处理预警：余额骤降' });
  fill(screen.getByLabelText('处理结果'), '已与客户核实');
  await user.click(within(dialog).getByRole('button', { name: '处理' }));
  await waitFor(() => expect(to(acknowledge)[0]?.body).toEqual({ note: '已与客户核实' }));
});
