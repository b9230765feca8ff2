import type { ListQuery } from '@/shared/api/list';
import { type CustomerSearch, setOf } from './search';
import { conjuncts, type FilterNode } from './tree';

/** The fields that the plain list, of which a file is made, is narrowed by in the same words. */
const plain = [
  'creditCode',
  'externalRef',
  'gender',
  'industry',
  'kind',
  'name',
  'number',
  'ownerId',
  'source',
  'stage',
  'tags',
  'tier',
  'unitId',
];
const operators = ['eq', 'in', 'like'];

/** One condition as the plain list's filter; undefined for a group, or for what that list does not compare. */
function filterOf({ field, op = 'eq', value }: FilterNode): [string, string | string[]] | undefined {
  if (!field || !plain.includes(field) || !operators.includes(op)) return undefined;
  const name = op === 'like' ? `${field}[like]` : field;
  if (Array.isArray(value)) return op === 'in' ? [name, value.map(String)] : undefined;
  return value === undefined || value === null ? undefined : [name, String(value)];
}

/** The list of customers as a file is asked for it; undefined where conditions are set that no file can be made by. */
export function exportQuery(search: CustomerSearch): ListQuery | undefined {
  const query: ListQuery = { q: search.q, sort: search.sort };
  for (const node of conjuncts(setOf(search).filter)) {
    const filter = filterOf(node);
    if (!filter || filter[0] in query) return undefined;
    query[filter[0]] = filter[1];
  }
  return query;
}
