import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { PlanDrawer } from './plan-drawers';
import { PlanList } from './plan-list';
import { TaskList } from './task-list';

/** What is planned for a customer and what has to be done. */
export function CustomerCare(props: { customerId: string }) {
  const { t } = useTranslation('care');
  const can = useCan();
  const [planning, setPlanning] = useState(false);
  const { customerId } = props;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center">
        <Typography.Title level={2} className="section-title">
          {t('tasks')}
        </Typography.Title>
        {can('plan:write') && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {t('plan')}
          </Button>
        )}
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
      {planning && <PlanDrawer customerId={customerId} onClose={() => setPlanning(false)} />}
    </Flex>
  );
}
