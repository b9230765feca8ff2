import { readFileSync } from 'node:fs';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import english from '@/shared/i18n/en-US/roleHints.json';
import chinese from '@/shared/i18n/zh-CN/roleHints.json';
import { mockFetch } from '@/test/mock-fetch';
import { open } from '@/test/render';

it('says in words what each role may do', async () => {
  mockFetch({
    'GET /staff/roles': { items: [{ role: 'CASHIER', permissions: ['card:sell', 'card:read'] }] },
  });
  open('/staff/roles');
  const table = await screen.findByRole('table');
  const row = within(table).getByRole('row', { name: /储值卡/ });
  expect(row.textContent).toContain('查看、开卡、充值与消费');
});

it.each([
  ['zh-CN', chinese],
  ['en-US', english],
])('has words for every permission that an operation asks for (%s)', (_, words) => {
  const contract = readFileSync('../openapi/openapi.yaml', 'utf8');
  const asked = new Set(contract.match(/(?<=^ +- )[a-z-]+:[a-z-]+$/gm));
  expect(asked.size).toBeGreaterThan(50);
  const known = Object.entries(words.act).flatMap(([subject, acts]) =>
    Object.keys(acts).map((act) => `${subject}:${act}`),
  );
  // A member's own rights come with no role.
  const ofStaff = [...asked].filter((permission) => !permission.startsWith('own-'));
  expect(ofStaff.filter((permission) => !known.includes(permission))).toEqual([]);
});
