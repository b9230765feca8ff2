import { Button, Flex, Space, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { today } from '@/shared/lib/date';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { useTaskDialog } from './use-task-dialog';
import type { Bucket, Task } from './vocabulary';

/** The filter of a bucket: what is late, what is for today, what comes, what is over. */
export function bucketQuery(bucket: Bucket, on: string = today()): ListQuery {
  switch (bucket) {
    case 'OVERDUE':
      return { status: 'OPEN', 'dueOn[lt]': on, sort: 'dueOn' };
    case 'TODAY':
      return { status: 'OPEN', dueOn: on, sort: 'dueOn' };
    case 'UPCOMING':
      return { status: 'OPEN', 'dueOn[gt]': on, sort: 'dueOn' };
    case 'CLOSED':
      return { status: ['DONE', 'CANCELLED'], sort: '-dueOn' };
  }
}

/** Tasks with what can be done about each. */
export function TaskList(props: { query: ListQuery; empty: string; withCustomer?: boolean }) {
  const { t } = useTranslation(['care', 'common']);
  const can = useCan();
  const list = useList('/api/v1/tasks', { query: props.query });
  const [dialog, open] = useTaskDialog();

  const state = (task: Task) => {
    if (task.status !== 'OPEN') return <Tag>{t(`taskStatus.${task.status}`)}</Tag>;
    return task.overdue ? (
      <Tag color="red">{t('overdue')}</Tag>
    ) : (
      <Tag color="blue">{t('taskStatus.OPEN')}</Tag>
    );
  };
  const actions = (task: Task) =>
    task.status === 'OPEN' &&
    can('task:write') && (
      <Space wrap>
        <Button size="small" type="primary" onClick={() => open({ act: 'complete', task })}>
          {t('complete')}
        </Button>
        <Button size="small" onClick={() => open({ act: 'snooze', task })}>
          {t('snooze')}
        </Button>
        <Button size="small" onClick={() => open({ act: 'cancel', task })}>
          {t('cancel')}
        </Button>
      </Space>
    );
  return (
    <>
      <DataList
        list={list}
        label={t('tasks')}
        rowKey={(task) => task.id}
        empty={props.empty}
        columns={[
          { title: t('field.dueOn'), dataIndex: 'dueOn' },
          { title: t('field.task'), dataIndex: 'title' },
          ...(props.withCustomer
            ? [
                {
                  title: t('common:field.customer'),
                  render: (_: unknown, task: Task) => (
                    <CustomerLink id={task.customerId} name={task.customerName} />
                  ),
                },
              ]
            : []),
          { title: t('common:field.owner'), dataIndex: 'ownerName' },
          { title: t('common:field.status'), render: (_, task) => state(task) },
        ]}
        actions={actions}
        card={(task) => ({
          title: task.title,
          extra: state(task),
          lines: (
            <Flex vertical gap={8}>
              {props.withCustomer && <CustomerLink id={task.customerId} name={task.customerName} />}
              <Typography.Text type="secondary">
                {task.dueOn} · {task.ownerName}
              </Typography.Text>
              {actions(task)}
            </Flex>
          ),
        })}
      />
      {dialog}
    </>
  );
}
