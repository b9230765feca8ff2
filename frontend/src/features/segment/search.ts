import type { Schemas } from '@/shared/api/types';
import { flag, id, oneOf, type Reader, readSearch, someOf, text } from '@/shared/lib/search';
import { conjunction, conjuncts, type FilterNode, readTree } from './tree';
import { stages, tiers } from './vocabulary';

export const sorts = ['-createdAt', 'createdAt', 'name', '-updatedAt', 'number'] as const;

/** A tree of conditions is kept in the address as it is sent. */
const tree: Reader<string> = (raw) =>
  typeof raw === 'string' && raw.length <= 6000 && readTree(raw) ? raw : undefined;

/** Which view is open: one that is kept, or, against a view chosen as the first, all customers. */
const view: Reader<string> = (raw) => (raw === 'all' ? 'all' : id(raw));

/** Names of columns with commas between them; which of them there are, the list knows. */
const columns: Reader<string> = (raw) =>
  typeof raw === 'string' && raw.length <= 1000 && /^\w[\w.]*(,\w[\w.]*)*$/.test(raw) ? raw : undefined;

/** The list of customers in the address: what is asked, how it is sorted, which view it came from. */
export const readCustomerSearch = readSearch({
  view,
  q: text,
  tier: someOf(tiers),
  stage: someOf(stages),
  ownerId: id,
  filter: tree,
  sort: oneOf(sorts),
  columns,
  facets: flag,
  new: flag,
});

export type CustomerSearch = ReturnType<typeof readCustomerSearch>;

/** The same set as it is sent: conditions and search. */
export type CustomerSet = { filter?: FilterNode; q?: string };

const chosen = (field: string, value: readonly string[] | undefined): FilterNode[] =>
  value && value.length > 0 ? [{ field, op: 'in', value: [...value] }] : [];

export function setOf(search: CustomerSearch): CustomerSet {
  const filter = conjunction([
    ...chosen('tier', search.tier),
    ...chosen('stage', search.stage),
    ...(search.ownerId ? [{ field: 'ownerId', op: 'eq', value: search.ownerId }] : []),
    ...conjuncts(search.filter ? readTree(search.filter) : undefined),
  ]);
  return { ...(filter ? { filter } : {}), ...(search.q ? { q: search.q } : {}) };
}

export const isNarrowed = (search: CustomerSearch): boolean => Object.keys(setOf(search)).length > 0;

/** A tree as part of the address: what the buttons above the list can show is shown there. */
export function searchOf(set: CustomerSet): CustomerSearch {
  const rest: FilterNode[] = [];
  const search: CustomerSearch = {};
  for (const node of conjuncts(set.filter)) {
    const values: unknown[] = Array.isArray(node.value) ? node.value : [];
    if (node.field === 'tier' && node.op === 'in' && !search.tier) {
      search.tier = tiers.filter((tier) => values.includes(tier));
    } else if (node.field === 'stage' && node.op === 'in' && !search.stage) {
      search.stage = stages.filter((stage) => values.includes(stage));
    } else if (
      node.field === 'ownerId' &&
      node.op === 'eq' &&
      typeof node.value === 'string' &&
      !search.ownerId
    ) {
      search.ownerId = node.value;
    } else {
      rest.push(node);
    }
  }
  const filter = conjunction(rest);
  if (filter) search.filter = JSON.stringify(filter);
  if (set.q) search.q = set.q;
  return search;
}

type SavedSet = Schemas['SavedSetView'];

/** A kept view as the list's address. */
export const searchOfView = (saved: SavedSet): CustomerSearch => ({
  view: saved.id,
  ...searchOf({ ...(saved.filter ? { filter: saved.filter } : {}), ...(saved.q ? { q: saved.q } : {}) }),
  sort: sorts.find((each) => each === saved.sort),
  ...(saved.columns.length > 0 ? { columns: saved.columns.join(',') } : {}),
});

/** The columns that the address names. */
export const columnsOf = ({ columns: named }: CustomerSearch): string[] | undefined => named?.split(',');

/** Whether the list asks for something else than the view that it came from. */
export function differs(search: CustomerSearch, saved: SavedSet): boolean {
  const kept = searchOfView(saved);
  return (
    JSON.stringify(setOf(search)) !== JSON.stringify(setOf(kept)) ||
    (search.sort ?? '') !== (kept.sort ?? '') ||
    (search.columns ?? '') !== (kept.columns ?? '')
  );
}
