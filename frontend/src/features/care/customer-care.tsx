import { Button, Flex, Space, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { PlanDrawer } from './plan-drawers';
import { PlanList } from './plan-list';
import { TaskDrawer } from './task-drawers';
import { TaskList } from './task-list';

/** What is planned for a customer and what has to be done. */
export function CustomerCare(props: { customerId: string; customerName: string }) {
  const { t } = useTranslation('care');
  const can = useCan();
  const [adding, setAdding] = useState<'task' | 'plan'>();
  const { customerId, customerName } = props;
  const close = () => setAdding(undefined);
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center">
        <Typography.Title level={2} className="section-title">
          {t('tasks')}
        </Typography.Title>
        <Space wrap>
          {can('task:write') && <Button onClick={() => setAdding('task')}>{t('addTask')}</Button>}
          {can('plan:write') && (
            <Button type="primary" onClick={() => setAdding('plan')}>
              {t('plan')}
            </Button>
          )}
        </Space>
      </Flex>
      {can('task:read') && <TaskList query={{ customerId, sort: '-dueOn' }} empty={t('noTasks')} />}
      {can('plan:read') && (
        <>
          <Typography.Title level={2} className="section-title">
            {t('plans')}
          </Typography.Title>
          <PlanList query={{ customerId }} />
        </>
      )}
      {adding === 'task' && <TaskDrawer about={{ customerId, customerName }} onClose={close} />}
      {adding === 'plan' && <PlanDrawer customerId={customerId} onClose={close} />}
    </Flex>
  );
}
