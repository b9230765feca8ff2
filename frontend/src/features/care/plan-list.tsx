import { Button, Flex, Space, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { ActButton } from '@/shared/ui/act-button';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { deletePlan, pausePlan, restorePlan, resumePlan } from './commands';
import { ChangePlanDrawer } from './plan-drawers';
import { RecurrenceText } from './recurrence-picker';
import { type Plan, planStatusColors } from './vocabulary';

/** Follow-up plans; of all customers or of one. */
export function PlanList(props: { query: ListQuery; withCustomer?: boolean; filtered?: boolean }) {
  const { t } = useTranslation(['care', 'common']);
  const list = useList('/api/v1/follow-up-plans', { query: props.query });
  const [changing, setChanging] = useState<Plan>();
  const can = useCan();
  const actions = (plan: Plan) =>
    plan.status !== 'FINISHED' && can('plan:write') && <Actions plan={plan} onChange={setChanging} />;
  const status = (plan: Plan) => (
    <Tag color={planStatusColors[plan.status]}>{t(`planStatus.${plan.status}`)}</Tag>
  );
  return (
    <>
      <DataList
        list={list}
        label={t('plans')}
        rowKey={(plan) => plan.id}
        empty={props.filtered ? t('common:list.emptyFiltered') : t('emptyPlans')}
        columns={[
          { title: t('field.plan'), dataIndex: 'title' },
          ...(props.withCustomer
            ? [
                {
                  title: t('common:field.customer'),
                  render: (_: unknown, plan: Plan) => (
                    <CustomerLink id={plan.customerId} name={plan.customerName} />
                  ),
                },
              ]
            : []),
          { title: t('field.recurrence'), render: (_, plan) => <RecurrenceText rule={plan.recurrence} /> },
          { title: t('field.nextDueOn'), render: (_, { nextDueOn }) => nextDueOn ?? '—' },
          { title: t('common:field.owner'), dataIndex: 'ownerName' },
          { title: t('common:field.status'), render: (_, plan) => status(plan) },
        ]}
        actions={actions}
        card={(plan) => ({
          title: plan.title,
          extra: status(plan),
          lines: (
            <Flex vertical gap={8}>
              {props.withCustomer && <CustomerLink id={plan.customerId} name={plan.customerName} />}
              <span>
                <RecurrenceText rule={plan.recurrence} />
                {plan.nextDueOn && ` · ${t('field.nextDueOn')} ${plan.nextDueOn}`}
              </span>
              <Typography.Text type="secondary">{plan.ownerName}</Typography.Text>
              {actions(plan)}
            </Flex>
          ),
        })}
      />
      {changing && <ChangePlanDrawer plan={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function Actions(props: { plan: Plan; onChange: (plan: Plan) => void }) {
  const { t } = useTranslation(['care', 'common']);
  const { plan } = props;
  return (
    <Space wrap>
      <Button size="small" onClick={() => props.onChange(plan)}>
        {t('common:action.edit')}
      </Button>
      {plan.status === 'ACTIVE' ? (
        <ActButton size="small" send={() => pausePlan(plan.id)} done={t('paused')}>
          {t('pause')}
        </ActButton>
      ) : (
        <ActButton size="small" send={() => resumePlan(plan.id)} done={t('resumed')}>
          {t('resume')}
        </ActButton>
      )}
      <ActButton
        size="small"
        danger
        send={() => deletePlan(plan.id, plan.version)}
        done={t('deleted', { title: plan.title })}
        undo={() => restorePlan(plan.id)}
      >
        {t('common:action.delete')}
      </ActButton>
    </Space>
  );
}
