import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useTotals } from '@/shared/api/list';
import { MoneyText } from '@/shared/ui/money-text';

/** What all entries of a filter come to, also those that are not on the screen. Nothing while that is not known. */
export function EntryTotals(props: { query: ListQuery }) {
  const { t } = useTranslation('account');
  const { data, isPlaceholderData } = useTotals('/api/v1/transactions/totals', props.query);
  if (!data?.count) return null;
  const figures = [
    [t('totals.debit'), <MoneyText key="debit" value={data.debit} />],
    [t('totals.credit'), <MoneyText key="credit" value={data.credit} />],
    [t('totals.net'), <MoneyText key="net" value={data.net} signed strong />],
  ] as const;
  return (
    <section
      aria-label={t('totals.title')}
      aria-busy={isPlaceholderData}
      className={isPlaceholderData ? 'stale' : ''}
    >
      <Flex gap="4px 24px" wrap>
        <span>{t('totals.count', { count: data.count })}</span>
        {data.drafts > 0 && (
          <Typography.Text type="secondary">{t('totals.drafts', { count: data.drafts })}</Typography.Text>
        )}
        {figures.map(([label, amount]) => (
          <span key={label}>
            <Typography.Text type="secondary">{label} </Typography.Text>
            {amount}
          </span>
        ))}
      </Flex>
    </section>
  );
}
