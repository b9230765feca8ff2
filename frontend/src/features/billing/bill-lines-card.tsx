import { Card, Flex, Table, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { useWide } from '@/shared/lib/media';
import { MoneyText } from '@/shared/ui/money-text';
import type { Bill } from './vocabulary';

type Line = Bill['lines'][number];

/** The lines with their tax, and what they come to. */
export function LinesCard(props: { bill: Bill }) {
  const { t } = useTranslation(['billing', 'common']);
  const wide = useWide();
  const { bill } = props;
  const what = (line: Line) => (
    <Flex gap={8} wrap>
      <span className="prewrap">{line.description}</span>
      {line.entryId && <Tag>{t('collected')}</Tag>}
    </Flex>
  );
  const rate = (line: Line) => (line.taxRate ? `${line.taxRate}%` : '—');
  const rows = bill.lines.map((line, index) => ({ ...line, key: index }));
  return (
    <Card title={t('lines.title')}>
      <Flex vertical gap={16}>
        {wide ? (
          <Table
            size="small"
            aria-label={t('lines.title')}
            pagination={false}
            dataSource={rows}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t('lines.description'), render: (_, line) => what(line) },
              { title: t('lines.quantity'), dataIndex: 'quantity', align: 'right' },
              {
                title: t('lines.unitPrice'),
                align: 'right',
                render: (_, line) => <MoneyText value={line.unitPrice} />,
              },
              {
                title: t('lines.discount'),
                align: 'right',
                render: (_, line) => <MoneyText value={line.discount} />,
              },
              { title: t('lines.taxRate'), align: 'right', render: (_, line) => rate(line) },
              { title: t('field.tax'), align: 'right', render: (_, line) => <MoneyText value={line.tax} /> },
              {
                title: t('common:field.amount'),
                align: 'right',
                render: (_, line) => <MoneyText value={line.amount} />,
              },
            ]}
          />
        ) : (
          <ul className="plain-list ruled" aria-label={t('lines.title')}>
            {rows.map((line) => (
              <li key={line.key}>
                {what(line)}
                <Flex justify="space-between" gap={8} wrap>
                  <Typography.Text type="secondary">
                    {line.quantity} × <MoneyText value={line.unitPrice} />
                    {line.taxRate && ` · ${t('field.tax')} ${rate(line)}`}
                  </Typography.Text>
                  <MoneyText value={line.amount} />
                </Flex>
              </li>
            ))}
          </ul>
        )}
        <Flex gap="4px 24px" justify="end" wrap>
          {(
            [
              [t('field.net'), bill.net, false],
              [t('field.tax'), bill.tax, false],
              [t('field.total'), bill.total, true],
            ] as const
          ).map(([label, amount, strong]) => (
            <span key={label}>
              <Typography.Text type="secondary">{label} </Typography.Text>
              <MoneyText value={amount} strong={strong} />
            </span>
          ))}
        </Flex>
      </Flex>
    </Card>
  );
}

export function InstalmentCard(props: { instalments: Schemas['InstalmentView'][] }) {
  const { t } = useTranslation(['billing', 'common']);
  return (
    <Card title={t('instalments')}>
      <ul className="plain-list ruled" aria-label={t('instalments')}>
        {props.instalments.map((part) => (
          <li key={part.dueOn}>
            <Flex justify="space-between" align="center" gap={8} wrap>
              <span>{part.dueOn}</span>
              <Tag color={part.paid ? 'green' : 'gold'}>{t(part.paid ? 'partPaid' : 'partOpen')}</Tag>
              <MoneyText value={part.amount} />
            </Flex>
          </li>
        ))}
      </ul>
    </Card>
  );
}
