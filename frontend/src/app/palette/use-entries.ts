import { useTranslation } from 'react-i18next';
import { type ItemOf, type ListPath, useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatMoney } from '@/shared/lib/money';
import { usePaused } from '@/shared/ui/use-paused';
import {
  actionEntries,
  type Group,
  isWorthAsking,
  numberedEntries,
  type PaletteEntry,
  pageEntries,
  readTyped,
} from './entries';

/** What the typed text stands for: records that the server finds, then what can be started and opened. */
export function useEntries(typed: string): { entries: PaletteEntry[]; searching: boolean } {
  const { t, i18n } = useTranslation(['palette', 'common']);
  const can = useCan();
  const now = readTyped(typed);
  const { text, groups } = readTyped(usePaused(typed, 200));
  const settled = text === now.text;
  const has = (group: Group, permission: string) =>
    groups.includes(group) && isWorthAsking(text) && can(permission);

  const customers = useHits('/api/v1/customers', text, 6, has('customers', 'customer:read'), (customer) => ({
    id: customer.id,
    group: 'customers',
    title: customer.name,
    detail: [customer.number, customer.phone, customer.ownerName].filter(Boolean).join(' · '),
    go: (navigate) => navigate({ to: '/customers/$customerId', params: { customerId: customer.id } }),
  }));
  const cards = useHits('/api/v1/cards', text, 4, has('cards', 'card:read'), (card) => ({
    id: card.id,
    group: 'cards',
    title: card.number,
    detail: [card.customerName, card.programName, formatMoney(card.balance, i18n.language)]
      .filter(Boolean)
      .join(' · '),
    go: (navigate) => navigate({ to: '/cards/$cardId', params: { cardId: card.id } }),
  }));
  const contracts = useHits('/api/v1/contracts', text, 4, has('contracts', 'contract:read'), (contract) => ({
    id: contract.id,
    group: 'contracts',
    title: contract.title,
    detail: `${contract.number} · ${contract.customerName}`,
    go: (navigate) => navigate({ to: '/contracts/$contractId', params: { contractId: contract.id } }),
  }));
  const bills = useHits('/api/v1/bills', text, 4, has('bills', 'bill:read'), (bill) => ({
    id: bill.id,
    group: 'bills',
    title: bill.number ?? t('draftBill'),
    detail: `${bill.customerName} · ${formatMoney(bill.total, i18n.language)}`,
    go: (navigate) => navigate({ to: '/bills/$billId', params: { billId: bill.id } }),
  }));
  const found = [customers, cards, contracts, bills];
  return {
    entries: [
      ...found.flatMap(({ entries }) => entries),
      ...(now.groups.includes('entries')
        ? numberedEntries(now.text, can, (number) => t('entry', { number }))
        : []),
      ...(now.groups.includes('actions') ? actionEntries(now.text, can, (key) => t(`action.${key}`)) : []),
      ...(now.groups.includes('pages') ? pageEntries(now.text, can, (key) => t(`common:nav.${key}`)) : []),
    ],
    searching: !settled || found.some(({ searching }) => searching),
  };
}

/** The first hits of one list; those of an earlier text are not shown for a later one. */
function useHits<P extends ListPath>(
  path: P,
  text: string,
  limit: number,
  enabled: boolean,
  entry: (item: ItemOf<P>) => PaletteEntry,
): { entries: PaletteEntry[]; searching: boolean } {
  const list = useList(path, { query: { q: text, limit }, enabled });
  const current = enabled && !list.isPlaceholderData;
  return {
    entries: current ? list.items.slice(0, limit).map(entry) : [],
    searching: enabled && list.isFetching,
  };
}
