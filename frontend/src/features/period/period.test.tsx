import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aPeriodRun, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { open } from '@/test/render';

const path = `/period-runs/${someId(750)}`;

it('opens the list of what was found with the filter that it was counted by', async () => {
  const { to } = mockFetch({ [`GET ${path}`]: aPeriodRun() });
  const { user } = open(`/periods/${someId(750)}`);
  await user.click(await screen.findByRole('link', { name: '账单未发送' }));
  await waitFor(() => expect(to('GET /bills').length).toBeGreaterThan(0));
  const [asked] = to('GET /bills');
  expect(asked?.query.getAll('status')).toEqual(['APPROVED']);
  expect(asked?.query.get('issueOn[gte]')).toBe('2026-11-01');
  expect(asked?.query.get('issueOn[lte]')).toBe('2026-11-30');
});

it('says why a month cannot be settled', async () => {
  mockFetch({
    [`GET ${path}`]: aPeriodRun(),
    [`POST ${path}/settle`]: () =>
      refusal(422, 'period_checks_red', { title: '还不能结账', detail: '2026-11：账单未发送' }),
  });
  const { user } = open(`/periods/${someId(750)}`);
  await user.click(await screen.findByRole('button', { name: '结账' }));
  await user.click((await screen.findAllByRole('button', { name: /确\s?定/ })).at(-1) as HTMLElement);
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('还不能结账');
});
