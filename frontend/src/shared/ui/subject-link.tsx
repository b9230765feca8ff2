import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCan } from '../api/session';

/** The way to the record that an approval or a line of the trail is about, where it has a page and one may enter it. */
export function SubjectLink(props: { type: string; id: string; children: ReactNode }): ReactNode {
  const can = useCan();
  const { type, id, children } = props;
  if ((type === 'customer' || type === 'customer_account') && can('customer:read'))
    return (
      <Link to="/customers/$customerId" params={{ customerId: id }}>
        {children}
      </Link>
    );
  if (type === 'card' && can('card:read'))
    return (
      <Link to="/cards/$cardId" params={{ cardId: id }}>
        {children}
      </Link>
    );
  if (type === 'contract' && can('contract:read'))
    return (
      <Link to="/contracts/$contractId" params={{ contractId: id }}>
        {children}
      </Link>
    );
  if (type === 'bill' && can('bill:read'))
    return (
      <Link to="/bills/$billId" params={{ billId: id }}>
        {children}
      </Link>
    );
  if (type === 'entry' && can('transaction:read'))
    return (
      <Link to="/transactions" search={{ entry: id }}>
        {children}
      </Link>
    );
  return children;
}
