import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Finding, PeriodRun } from './vocabulary';

/** The filters of the list that holds what was found, as the server names it. */
export function filtersOf(path: string): Record<string, string> {
  return Object.fromEntries(new URL(path, 'http://list').searchParams);
}

/** Present only with a value: a link's search leaves out what it does not filter by. */
function given<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, string>>;
}

/** Opens the list of what a check has found, with the same filter that it was counted by. */
export function FindingLink(props: { run: PeriodRun; finding: Finding; children: ReactNode }) {
  const { run, children } = props;
  const { code, path } = props.finding;
  const filters = filtersOf(path);
  const item = {
    ...given('openedUntil', filters['openedOn[lte]']),
    ...given('dueBefore', filters['dueOn[lt]']),
  };
  switch (code) {
    case 'ENTRY_DRAFTS':
      return (
        <Link
          to="/transactions"
          search={{
            status: ['DRAFT'],
            ...given('from', filters['businessDate[gte]']),
            ...given('to', filters['businessDate[lte]']),
          }}
        >
          {children}
        </Link>
      );
    case 'BILL_DRAFTS':
      return (
        <Link to="/bills" search={{ view: 'drafts', ...given('draftedBefore', filters['createdAt[lt]']) }}>
          {children}
        </Link>
      );
    case 'UNSENT_BILLS':
      return (
        <Link
          to="/bills"
          search={{
            view: 'toSend',
            ...given('from', filters['issueOn[gte]']),
            ...given('to', filters['issueOn[lte]']),
          }}
        >
          {children}
        </Link>
      );
    case 'UNBILLED':
      return (
        <Link to="/periods/$runId/unbilled" params={{ runId: run.id }}>
          {children}
        </Link>
      );
    case 'UNDELIVERED_MAILS':
      return (
        <Link to="/periods/$runId/undelivered" params={{ runId: run.id }}>
          {children}
        </Link>
      );
    case 'OVERDUE':
      return (
        <Link to="/receivables/items" search={{ view: 'overdue', ...item }}>
          {children}
        </Link>
      );
    case 'DISPUTED':
      return (
        <Link to="/receivables/items" search={{ view: 'disputed', ...item }}>
          {children}
        </Link>
      );
    case 'UNALLOCATED_CREDITS':
      return (
        <Link to="/receivables/items" search={{ view: 'credits', ...item }}>
          {children}
        </Link>
      );
    case 'OPEN_DUNNING':
      return (
        <Link to="/reminders" search={given('until', filters['runOn[lte]'])}>
          {children}
        </Link>
      );
    case 'UNMATCHED_LINES':
      return (
        <Link
          to="/bank"
          search={{
            ...given('from', filters['bookedOn[gte]']),
            ...given('to', filters['bookedOn[lte]']),
            ...given('currency', filters.currency),
          }}
        >
          {children}
        </Link>
      );
    case 'CLEARING_OPEN':
      return (
        <Link to="/ledger" search={given('month', filters.month)}>
          {children}
        </Link>
      );
    case 'LATE_VOUCHERS':
      return (
        <Link
          to="/ledger/vouchers"
          search={{
            ...given('from', filters['businessDate[gte]']),
            ...given('to', filters['businessDate[lte]']),
            ...given('datedAfter', filters['dated[gt]']),
          }}
        >
          {children}
        </Link>
      );
    case 'EVENTS_STUCK':
    case 'ROWS_AHEAD':
    case 'SUBLEDGERS_DIFFER':
    case 'JOURNAL_BROKEN':
    case 'CARD_SALES_UNLINKED':
      return <Link to="/ledger/checks">{children}</Link>;
    // The steps themselves are on the same page.
    case 'STEPS_OPEN':
      return <a href="#main">{children}</a>;
  }
}
