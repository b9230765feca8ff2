import { Select, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { formatMoney } from '@/shared/lib/money';

/** Debits of a customer that are open and can be put on the bill. */
export function CollectField(props: {
  customerId: string;
  known: { value: string; label: string }[];
  id?: string;
  value?: string[];
  onChange?: (value: string[]) => void;
}) {
  const { t, i18n } = useTranslation('common');
  const { customerId, known, value, ...rest } = props;
  const list = useList('/api/v1/open-items', {
    query: { customerId, side: 'DEBIT', 'residual[gt]': '0', limit: 100 },
  });
  const open = list.items.map((item) => ({
    value: item.id,
    label: [item.number, item.openedOn, item.memo, formatMoney(item.residual, i18n.language)]
      .filter(Boolean)
      .join(' · '),
  }));
  const others = known.filter((each) => !open.some((item) => item.value === each.value));
  return (
    <Select
      {...rest}
      mode="multiple"
      className="wide"
      value={value ?? []}
      options={[...others, ...open]}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={list.isFetching ? <Spin size="small" /> : t('list.nothing')}
    />
  );
}
