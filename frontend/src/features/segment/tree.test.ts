import { expect, it } from 'vitest';
import { aView } from '@/test/fixtures';
import { toggled } from './facet-choice';
import { levelsOf } from './region-input';
import { differs, readCustomerSearch, searchOf, searchOfView, setOf } from './search';
import { type FilterNode, readTree, toGroup, toNode } from './tree';
import { firstValue, operatorOf, operatorsOf } from './vocabulary';

const vip: FilterNode = { field: 'tier', op: 'in', value: ['VIP'] };
const old: FilterNode = { field: 'tags', op: 'in', value: ['老客户'] };
const silent: FilterNode = { field: 'lastInteractionAt', op: 'lt', value: 'today-90' };

it('writes what was read, however deep the groups stand', () => {
  const tree: FilterNode = { and: [vip, { or: [old, { not: { or: [silent, vip] } }] }, { not: silent }] };
  expect(toNode(toGroup(tree))).toEqual(tree);
  expect(toNode(toGroup(vip))).toEqual(vip);
  expect(toNode(toGroup({ not: vip }))).toEqual({ not: vip });
  expect(toNode(toGroup(undefined))).toBeUndefined();
});

it('asks nothing with conditions that are not filled in', () => {
  expect(
    toNode({
      mode: 'ALL',
      parts: [
        { field: 'tags', op: 'in', value: [] },
        { field: 'name', op: 'like', value: '  ' },
        { field: 'customFields.', op: 'eq', value: 'x' },
        { mode: 'ANY', parts: [{ field: 'source', op: 'eq' }] },
        { field: 'birthday', op: 'empty', value: false },
      ],
    }),
  ).toEqual({ field: 'birthday', op: 'empty', value: false });
});

it('shows everybody for an address that holds no tree', () => {
  for (const bad of ['', '{', '[]', '{"and":[]}', '{"value":1}', '{"and":[{"x":1}]}', 'null']) {
    expect(readTree(bad)).toBeUndefined();
  }
  const deep = `${'{"not":'.repeat(9)}${JSON.stringify(vip)}${'}'.repeat(9)}`;
  expect(readTree(deep)).toBeUndefined();
  expect(readCustomerSearch({ filter: '{"and":[]}', tier: 'EVIL', sort: 'x' })).toEqual({});
});

it('keeps in the address what is asked, and gives it back', () => {
  const set = { filter: { and: [vip, old] }, q: 'wxm' };
  const search = searchOf(set);
  expect(search).toEqual({ tier: ['VIP'], filter: JSON.stringify(old), q: 'wxm' });
  expect(setOf(search)).toEqual(set);
});

it('knows whether a list still is what its view has kept', () => {
  const view = aView();
  const search = searchOfView(view);
  expect(search.sort).toBe('name');
  expect(differs(search, view)).toBe(false);
  expect(differs({ ...search, tier: undefined }, view)).toBe(true);
  expect(differs({ ...search, sort: undefined }, view)).toBe(true);
});

it('narrows the list to a value of a facet, and opens it again', () => {
  expect(toggled('TIER', 'VIP', {})).toEqual({ tier: ['VIP'] });
  const tagged = toggled('TAGS', '老客户', { filter: JSON.stringify(silent) });
  expect(setOf(tagged)).toEqual({ filter: { and: [silent, old] } });
  const both = toggled('TAGS', '新客户', tagged);
  expect(setOf(both)).toEqual({ filter: { and: [silent, { ...old, value: ['老客户', '新客户'] }] } });
  expect(setOf(toggled('TAGS', '新客户', both))).toEqual(setOf(tagged));
  const region = toggled('REGION', '310000', {});
  expect(setOf(region)).toEqual({ filter: { field: 'region', op: 'within', value: '310000' } });
  expect(setOf(toggled('REGION', '310000', region))).toEqual({});
});

it('reads every operator that it writes', () => {
  for (const field of ['name', 'tier', 'tags', 'lastInteractionAt', 'balance', 'region', 'customFields.x']) {
    for (const operator of operatorsOf(field)) {
      const value = firstValue(operator) ?? '1';
      expect(operatorOf({ field, op: operator.op, value })?.key).toBe(operator.key);
    }
  }
});

it('knows the regions that a code lies in', () => {
  expect(levelsOf('310104')).toEqual(['310000', '310100', '310104']);
  expect(levelsOf('310000')).toEqual(['310000']);
  expect(levelsOf('')).toEqual([]);
});
