import { useList } from '../api/list';

/**
 * What a customer is called, asked of the list: whoever only narrows something to them does not look at their file, and
 * is not written down as if they did.
 */
export function useCustomerName(id: string | undefined): string | undefined {
  const { items } = useList('/api/v1/customers', { query: { id, limit: 1 }, enabled: id !== undefined });
  return items.find((each) => each.id === id)?.name;
}
