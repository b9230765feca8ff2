import { useList } from '../api/list';
import { useCan } from '../api/session';

/**
 * What a customer is called, asked of the list: whoever only narrows something to them does not look at their file, and
 * is not written down as if they did.
 */
export function useCustomerName(id: string | undefined): string | undefined {
  const { items } = useList('/api/v1/customers', { query: { id, limit: 1 }, enabled: id !== undefined });
  return items.find((each) => each.id === id)?.name;
}

/** What several customers are called, such as those of a page of a list that knows only their ids; asked for at once. */
export function useCustomerNames(ids: readonly (string | undefined)[]): (id: string) => string | undefined {
  const can = useCan();
  const asked = [...new Set(ids.filter((id) => id !== undefined))].sort();
  const { items } = useList('/api/v1/customers', {
    query: { id: asked, limit: 200 },
    enabled: asked.length > 0 && can('customer:read'),
  });
  return (id) => items.find((each) => each.id === id)?.name;
}
