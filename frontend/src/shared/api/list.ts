import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, http } from './client';
import type { paths } from './schema';

type ListAnswer<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } };
}
  ? Answer
  : never;

/** The paths of the contract that answer with a page. */
export type ListPath = {
  [P in keyof paths]: ListAnswer<P> extends { items: unknown[] } ? P : never;
}[keyof paths];

export type ItemOf<P extends ListPath> = ListAnswer<P> extends { items: (infer Item)[] } ? Item : never;

/** Filters, `q`, `sort`; a name with an operator is written as on the wire: `'dueOn[lt]'`. */
export type ListQuery = Record<string, string | number | boolean | readonly string[] | undefined>;

type Page<T> = { items: T[]; nextCursor?: string; count?: number; countCapped?: boolean };

// The contract names every filter of every list; here they are put together at run time, hence the one cast.
const read = http.GET as unknown as (
  path: string,
  init: { params: { path?: Record<string, string>; query: ListQuery }; signal?: AbortSignal },
) => Promise<{ data?: unknown }>;

async function page<P extends ListPath>(
  path: P,
  params: { path?: Record<string, string>; query: ListQuery },
  signal: AbortSignal,
): Promise<Page<ItemOf<P>>> {
  return answered(await read(path, { params, signal })) as Page<ItemOf<P>>;
}

export type ListOptions = { path?: Record<string, string>; query?: ListQuery; enabled?: boolean };

/** A keyset list, page after page. What is shown stays while a changed filter is being answered. */
export function useList<P extends ListPath>(
  path: P,
  { path: pathParams, query = {}, enabled = true }: ListOptions = {},
) {
  const list = useInfiniteQuery({
    queryKey: ['get', path, pathParams ?? {}, query],
    queryFn: ({ pageParam, signal }) =>
      page(
        path,
        { ...(pathParams ? { path: pathParams } : {}), query: { limit: 30, ...query, cursor: pageParam } },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    enabled,
  });
  const items = useMemo(() => list.data?.pages.flatMap((each) => each.items) ?? [], [list.data]);
  return { ...list, items };
}

/** The paths of the contract that sum up what a list shows. */
export type TotalsPath = Extract<keyof paths, `${string}/totals`>;

/** What a filter comes to over all of its pages; takes the query of the list. */
export function useTotals<P extends TotalsPath>(path: P, query: ListQuery) {
  return useQuery({
    queryKey: ['get', path, query],
    queryFn: async ({ signal }) => answered(await read(path, { params: { query }, signal })) as ListAnswer<P>,
    placeholderData: keepPreviousData,
  });
}

export type Question = { path: ListPath; query: ListQuery };

const counting = ({ path, query }: Question) => ({
  queryKey: ['get', path, 'count', query],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { count = 0, countCapped = false } = await page(
      path,
      { query: { ...query, limit: 1, count: 'capped' } },
      signal,
    );
    return { count, capped: countCapped };
  },
});

/** How many there are, exactly up to 1000 (`capped` above that). */
export function useCount(path: ListPath, query: ListQuery, enabled = true) {
  return useQuery({ ...counting({ path, query }), enabled });
}

/** Like `useCount`, for several lists at once; the answers stand in the order of the questions. */
export function useCounts(questions: readonly Question[]) {
  return useQueries({ queries: questions.map(counting) });
}
