import { Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { bucketQuery, TaskList } from './task-list';

/** What has to be done today, and what should have been done; by everybody or by one. */
export function MyDay(props: { ownerId?: string }) {
  const { t } = useTranslation('care');
  return (
    <Flex vertical gap={16}>
      {(['OVERDUE', 'TODAY'] as const).map((bucket) => (
        <Card
          key={bucket}
          size="small"
          title={
            <Typography.Title level={2} className="section-title">
              {t(`bucket.${bucket}`)}
            </Typography.Title>
          }
        >
          <TaskList
            withCustomer
            query={{ ...bucketQuery(bucket), ownerId: props.ownerId, limit: 10 }}
            empty={t(`emptyBucket.${bucket}`)}
          />
        </Card>
      ))}
    </Flex>
  );
}
