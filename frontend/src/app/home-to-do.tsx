import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Question } from '@/shared/api/list';
import { allows } from '@/shared/api/session';
import type { Me } from '@/shared/api/types';
import { plusDays, today } from '@/shared/lib/date';

export type ToDoKey =
  | 'overdueTasks'
  | 'approvals'
  | 'alerts'
  | 'overdueBills'
  | 'steps'
  | 'todayTasks'
  | 'reminders'
  | 'bankLines'
  | 'draftEntries'
  | 'draftBills'
  | 'files'
  | 'duplicates'
  | 'contracts';

export type ToDo = Question & {
  key: ToDoKey;
  /** What comes first because it is late or somebody waits for it. */
  urgent?: boolean;
  link: (text: ReactNode) => ReactNode;
};

/** Whoever looks after customers of their own sees their own work; the others see everybody's. */
export function worksAlone(me: Me): boolean {
  return me.role === 'ACCOUNT_MANAGER' || me.role === 'SERVICE';
}

/** What may wait for a person, the most urgent first: what they may do decides, and each opens its list. */
export function toDosOf(me: Me, on: string = today()): ToDo[] {
  const alone = worksAlone(me);
  const owner = alone ? { ownerId: me.id } : {};
  const mine = alone ? ({ mine: true } as const) : {};
  const soon = plusDays(on, 30);
  const all: (ToDo & { needs: string })[] = [
    {
      key: 'overdueTasks',
      needs: 'task:write',
      urgent: true,
      path: '/api/v1/tasks',
      query: { status: 'OPEN', 'dueOn[lt]': on, ...owner },
      link: (text) => (
        <Link to="/tasks" search={{ bucket: 'OVERDUE', ...mine }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'approvals',
      needs: 'approval:read',
      urgent: true,
      path: '/api/v1/approvals',
      query: { mayDecide: true },
      link: (text) => (
        <Link to="/approvals" search={{ mayDecide: true }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'alerts',
      needs: 'oversight:read',
      urgent: true,
      path: '/api/v1/alerts',
      query: { status: 'OPEN' },
      link: (text) => (
        <Link to="/alerts" search={{ status: 'OPEN' }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'overdueBills',
      needs: 'bill:read',
      urgent: true,
      path: '/api/v1/bills',
      query: { overdue: true },
      link: (text) => (
        <Link to="/bills" search={{ view: 'overdue' }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'steps',
      needs: 'period:write',
      urgent: true,
      path: '/api/v1/period-steps',
      query: { ownerId: me.id, state: 'OPEN', 'dueOn[lte]': on },
      link: (text) => <Link to="/periods">{text}</Link>,
    },
    {
      key: 'todayTasks',
      needs: 'task:write',
      path: '/api/v1/tasks',
      query: { status: 'OPEN', dueOn: on, ...owner },
      link: (text) => (
        <Link to="/tasks" search={{ bucket: 'TODAY', ...mine }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'reminders',
      needs: 'bill:dun',
      path: '/api/v1/dunning-notices',
      query: { toDo: true },
      link: (text) => (
        <Link to="/reminders" search={{ view: 'toDo' }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'bankLines',
      needs: 'bank:match',
      path: '/api/v1/bank-lines',
      query: { status: ['OPEN', 'PARTLY_MATCHED'] },
      link: (text) => <Link to="/bank">{text}</Link>,
    },
    {
      key: 'draftEntries',
      needs: 'transaction:post',
      path: '/api/v1/transactions',
      query: { status: 'DRAFT' },
      link: (text) => (
        <Link to="/transactions" search={{ status: ['DRAFT'] }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'draftBills',
      needs: 'bill:approve',
      path: '/api/v1/bills',
      query: { status: 'DRAFT' },
      link: (text) => (
        <Link to="/bills" search={{ view: 'drafts' }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'files',
      needs: 'customer:write',
      path: '/api/v1/freshness-queue',
      query: owner,
      link: (text) => (
        <Link to="/freshness" search={mine}>
          {text}
        </Link>
      ),
    },
    {
      key: 'duplicates',
      needs: 'duplicate:decide',
      path: '/api/v1/duplicates',
      query: { status: 'OPEN' },
      link: (text) => (
        <Link to="/duplicates" search={{ status: 'OPEN' }}>
          {text}
        </Link>
      ),
    },
    {
      key: 'contracts',
      needs: 'contract:write',
      path: '/api/v1/contracts',
      query: { status: 'ACTIVE', 'endsOn[gte]': on, 'endsOn[lte]': soon, ...owner },
      link: (text) => (
        <Link to="/contracts" search={{ status: ['ACTIVE'], endsFrom: on, endsTo: soon }}>
          {text}
        </Link>
      ),
    },
  ];
  return all.filter(({ needs }) => allows(me.permissions, needs));
}
