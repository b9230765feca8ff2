import { Link } from '@tanstack/react-router';
import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { BillList } from './bill-list';

/** The bills of a contract, on its page. */
export function ContractBills(props: { contractId: string }) {
  const { t } = useTranslation('billing');
  const { contractId } = props;
  return (
    <Card
      title={t('title')}
      extra={
        <Link to="/bills" search={{ contractId }}>
          {t('openList')}
        </Link>
      }
    >
      <BillList query={{ contractId }} />
    </Card>
  );
}
