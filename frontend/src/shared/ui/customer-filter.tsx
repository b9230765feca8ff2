import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { CustomerPicker } from './remote-picker';

/** Narrows a list to one customer, who is named even when the page was opened with nothing but their id. */
export function CustomerFilter(props: {
  customerId: string | undefined;
  onChange: (change: { customerId: string | undefined }) => void;
}) {
  const { t } = useTranslation('common');
  const { customerId, onChange } = props;
  const customer = api.useQuery(
    'get',
    '/api/v1/customers/{id}',
    { params: { path: { id: customerId ?? '' } } },
    { enabled: customerId !== undefined },
  );
  return (
    <div className="filter">
      <CustomerPicker
        aria-label={t('field.customer')}
        placeholder={t('field.customer')}
        {...(customerId ? { value: customerId } : {})}
        known={customer.data ? { value: customer.data.id, label: customer.data.name } : undefined}
        onChange={(id) => onChange({ customerId: id })}
      />
    </div>
  );
}
