import { useTranslation } from 'react-i18next';
import { CustomerPicker } from './remote-picker';
import { useCustomerName } from './use-customer-name';

/** Narrows a list to one customer, who is named even when the page was opened with nothing but their id. */
export function CustomerFilter(props: {
  customerId: string | undefined;
  onChange: (change: { customerId: string | undefined }) => void;
}) {
  const { t } = useTranslation('common');
  const { customerId, onChange } = props;
  const name = useCustomerName(customerId);
  return (
    <div className="filter">
      <CustomerPicker
        aria-label={t('field.customer')}
        placeholder={t('field.customer')}
        {...(customerId ? { value: customerId } : {})}
        known={customerId && name ? { value: customerId, label: name } : undefined}
        onChange={(id) => onChange({ customerId: id })}
      />
    </div>
  );
}
