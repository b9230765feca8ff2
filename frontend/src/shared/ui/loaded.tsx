import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem';
import { ProblemNote } from './problem-note';

/** A record on its way: its outline, then itself, or why not. */
export function Loaded<T>(props: {
  query: Pick<UseQueryResult<T, unknown>, 'data' | 'error' | 'refetch'>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  if (data !== undefined) return props.children(data);
  if (error) return <ProblemNote problem={asProblem(error)} onRetry={() => void refetch()} />;
  return <Skeleton active paragraph={{ rows: props.rows ?? 6 }} />;
}
