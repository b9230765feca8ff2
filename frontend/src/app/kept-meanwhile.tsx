import { type ReactNode, useEffect } from 'react';
import { api } from '@/shared/api/client';
import { asProblem } from '@/shared/api/problem';
import { useSession } from '@/shared/api/session';
import { dropCustomer, keepCustomer, useKeptCustomers, useWriter } from '@/shared/offline/device';
import { KeptCustomerPage } from './kept-customer-page';

/** Keeps on this device what was read of a customer, and shows that where the server does not answer. */
export function KeptMeanwhile(props: { customerId: string; children: ReactNode }) {
  const { customerId, children } = props;
  const { me } = useSession();
  const writer = useWriter();
  const profile = api.useQuery('get', '/api/v1/customers/{id}/profile', {
    params: { path: { id: customerId } },
  });
  const { data, dataUpdatedAt, error } = profile;
  const person = me?.id;
  const problem = error ? asProblem(error) : undefined;
  const refused = problem?.status === 403 || problem?.status === 404;
  const missing = data === undefined && problem?.unanswered === true;
  const kept = useKeptCustomers(missing ? person : undefined)?.find(
    (each) => each.profile.customer.id === customerId,
  );

  useEffect(() => {
    if (!person || !data) return;
    void keepCustomer(person, data, new Date(dataUpdatedAt).toISOString()).catch(() => undefined);
  }, [person, data, dataUpdatedAt]);

  useEffect(() => {
    if (person && refused) void dropCustomer(person, customerId).catch(() => undefined);
  }, [person, refused, customerId]);

  return kept && writer ? <KeptCustomerPage kept={kept} writer={writer} /> : children;
}
