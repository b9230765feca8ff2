import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '@/shared/api/client';

/** A run that is watched until it is over; then everything on screen is read again. */
export function useRun(id: string) {
  const queries = useQueryClient();
  const run = api.useQuery(
    'get',
    '/api/v1/imports/{id}',
    { params: { path: { id } } },
    { refetchInterval: (query) => (query.state.data?.status === 'RUNNING' ? 1000 : false) },
  );
  const over = run.data !== undefined && run.data.status !== 'RUNNING';
  useEffect(() => {
    if (over)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== '/api/v1/imports/{id}' });
  }, [over, queries]);
  return run;
}
