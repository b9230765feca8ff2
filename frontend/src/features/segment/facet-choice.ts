import type { CustomerSearch } from './search';
import { conjunction, conjuncts, type FilterNode, readTree } from './tree';
import { type Facet, stages, tiers } from './vocabulary';

const inTree: Partial<Record<Facet, { field: string; op: string; many?: true }>> = {
  KIND: { field: 'kind', op: 'in', many: true },
  TAGS: { field: 'tags', op: 'in', many: true },
  REGION: { field: 'region', op: 'within' },
  INDUSTRY: { field: 'industry', op: 'within' },
  UNIT: { field: 'unitId', op: 'within' },
};

/** What of a facet the list is narrowed to. */
export function chosenOf(facet: Facet, search: CustomerSearch): readonly string[] {
  if (facet === 'TIER') return search.tier ?? [];
  if (facet === 'STAGE') return search.stage ?? [];
  if (facet === 'OWNER') return search.ownerId ? [search.ownerId] : [];
  const node = own(facet, search).node;
  if (!node) return [];
  return Array.isArray(node.value) ? node.value.map(String) : [String(node.value)];
}

/** The list narrowed to one more value of a facet, or no longer narrowed to it. */
export function toggled(facet: Facet, value: string, search: CustomerSearch): CustomerSearch {
  const chosen = chosenOf(facet, search);
  const others = chosen.filter((each) => each !== value);
  const on = !chosen.includes(value);
  const next = on ? [...others, value] : others;
  if (facet === 'TIER') return { ...search, tier: someOr(tiers.filter((tier) => next.includes(tier))) };
  if (facet === 'STAGE') return { ...search, stage: someOr(stages.filter((stage) => next.includes(stage))) };
  if (facet === 'OWNER') return { ...search, ownerId: on ? value : undefined };
  const asked = inTree[facet];
  if (!asked) return search;
  const { field, op } = asked;
  const written = asked.many ? next : on ? [value] : [];
  const filter = conjunction([
    ...own(facet, search).rest,
    ...(written.length > 0 ? [{ field, op, value: asked.many ? written : written[0] }] : []),
  ]);
  return { ...search, filter: filter && JSON.stringify(filter) };
}

const someOr = <T>(values: T[]): T[] | undefined => (values.length > 0 ? values : undefined);

/** The condition that stands for a facet, and those that do not. */
function own(facet: Facet, search: CustomerSearch): { node: FilterNode | undefined; rest: FilterNode[] } {
  const asked = inTree[facet];
  const nodes = conjuncts(search.filter ? readTree(search.filter) : undefined);
  const node = nodes.find((each) => asked && each.field === asked.field && each.op === asked.op);
  return { node, rest: nodes.filter((each) => each !== node) };
}
