import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { countFacets, queryCustomers } from './commands';
import type { CustomerSet } from './search';
import type { Facet } from './vocabulary';

/** The customers of a set, page after page; what is shown stays while a changed set is being answered. */
export function useCustomers(set: CustomerSet, sort: string | undefined) {
  const asked = { ...set, ...(sort ? { sort } : {}) };
  const list = useInfiniteQuery({
    queryKey: ['post', '/api/v1/customers/query', asked],
    queryFn: ({ pageParam, signal }) =>
      queryCustomers({ ...asked, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => list.data?.pages.flatMap((each) => each.items) ?? [], [list.data]);
  return { ...list, items };
}

/** What the customers of a set are, counted; by everything, or only by what is named. */
export function useFacets(set: CustomerSet, only?: Facet[]) {
  const asked = { ...set, ...(only ? { facets: only } : {}) };
  return useQuery({
    queryKey: ['post', '/api/v1/customers/facets', asked],
    queryFn: () => countFacets(asked),
    placeholderData: keepPreviousData,
  });
}
