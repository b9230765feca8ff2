import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '@/shared/api/client';

/** What taking an import back would do or has done, watched while it is under way; then all on screen is read again. */
export function useRevert(id: string) {
  const queries = useQueryClient();
  const revert = api.useQuery(
    'get',
    '/api/v1/imports/{id}/revert',
    { params: { path: { id } } },
    { refetchInterval: (query) => (query.state.data?.status === 'RUNNING' ? 1000 : false) },
  );
  const done = revert.data?.status === 'DONE';
  useEffect(() => {
    if (done) {
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[1] !== '/api/v1/imports/{id}/revert',
      });
    }
  }, [done, queries]);
  return revert;
}
