import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Schemas } from '@/shared/api/types';
import { someId } from '@/test/fixtures';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { deviceName } from './device-name';

const edge =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1';

const aSession = (change: Partial<Schemas['OwnSessionView']>): Schemas['OwnSessionView'] => ({
  id: someId(950),
  client: 'BROWSER',
  userAgent: edge,
  createdAt: '2026-11-20T01:00:00Z',
  usedAt: '2026-11-22T02:00:00Z',
  current: false,
  ...change,
});

it('names the devices that are signed in, this one first, and signs another out', async () => {
  const { to } = mockFetch({
    'GET /me/sessions': [aSession({ id: someId(951), userAgent: safari }), aSession({ current: true })],
    [`DELETE /me/sessions/${someId(951)}`]: () => ({ status: 204 }),
  });
  const { user } = open('/account');
  const list = await screen.findByRole('list', { name: '登录中的设备' });
  const [first, second] = within(list).getAllByRole('listitem');
  expect(first?.textContent).toContain('Edge · Windows');
  expect(within(first as HTMLElement).queryByRole('button')).toBeNull();
  expect(second?.textContent).toContain('Safari · iPhone');
  await user.click(within(second as HTMLElement).getByRole('button'));
  await user.click(await screen.findByRole('button', { name: /确\s*定/ }));
  await waitFor(() => expect(to(`DELETE /me/sessions/${someId(951)}`)).toHaveLength(1));
});

it('knows a browser by its own name and not by those that it also carries', () => {
  expect(deviceName(edge)).toBe('Edge · Windows');
  expect(deviceName(`${safari} MicroMessenger/8.0`)).toBe('WeChat · iPhone');
  expect(deviceName('curl/8')).toBeUndefined();
  expect(deviceName(undefined)).toBeUndefined();
});
