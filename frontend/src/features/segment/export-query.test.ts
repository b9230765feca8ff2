import { expect, it } from 'vitest';
import { exportQuery } from './export-query';

it('asks the plain list for what the conditions of customers say', () => {
  const filter = (node: object) => ({ filter: JSON.stringify(node) });
  expect(
    exportQuery({
      q: '茶',
      sort: 'name',
      tier: ['VIP'],
      ...filter({
        and: [
          { field: 'name', op: 'like', value: '公司' },
          { field: 'tags', op: 'in', value: ['老客户'] },
        ],
      }),
    }),
  ).toEqual({ q: '茶', sort: 'name', tier: ['VIP'], 'name[like]': '公司', tags: ['老客户'] });
  const lost = [
    { field: 'createdAt', op: 'gte', value: 'today-90' },
    { field: 'region', op: 'within', value: '310000' },
    { field: 'tags', op: 'all', value: ['a'] },
    { not: { field: 'tier', value: 'VIP' } },
  ];
  for (const node of lost) expect(exportQuery(filter(node))).toBeUndefined();
  expect(exportQuery({ tier: ['VIP'], ...filter({ field: 'tier', value: 'REGULAR' }) })).toBeUndefined();
});
