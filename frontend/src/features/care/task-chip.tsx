import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, type MenuProps, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { CustomerLink } from '@/shared/ui/customer-link';
import type { Task } from './vocabulary';

/** The kind of what is dragged, so that nothing else can be dropped. */
const DRAGGED = 'application/x-taizhang-task';

export type Moves = {
  /** Where else it can be put: the way without dragging. */
  targets: { key: string; label: string }[];
  onMove: (task: Task, target: string) => void;
};

/** A task that can be dragged, with a menu that does the same and more. */
export function TaskChip(props: {
  task: Task;
  small?: boolean;
  moves: Moves;
  onOpen: (asked: { act: 'complete' | 'snooze' | 'cancel'; task: Task }) => void;
}) {
  const { t } = useTranslation('care');
  const can = useCan();
  const { task, small, moves } = props;
  const free = task.status === 'OPEN' && can('task:write');
  const items: MenuProps['items'] = [
    ...(['complete', 'snooze', 'cancel'] as const).map((act) => ({ key: act, label: t(act) })),
    ...(moves.targets.length > 0
      ? [
          {
            key: 'move',
            type: 'group' as const,
            label: t('moveTo'),
            children: moves.targets.map(({ key, label }) => ({ key: `to:${key}`, label })),
          },
        ]
      : []),
  ];
  return (
    <article
      className={`task-chip${task.overdue ? ' overdue' : ''}${task.status === 'OPEN' ? '' : ' closed'}`}
      draggable={free}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, task.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <Flex justify="space-between" align="start" gap={4}>
        <Flex vertical gap={2} className="task-chip-text">
          <span>{task.title}</span>
          <CustomerLink id={task.customerId} name={task.customerName} />
          {!small && (
            <Flex gap="0 8px" wrap>
              <Typography.Text type="secondary">{task.dueOn}</Typography.Text>
              <Typography.Text type="secondary">{task.ownerName}</Typography.Text>
            </Flex>
          )}
        </Flex>
        {free && (
          <Dropdown
            trigger={['click']}
            menu={{
              items,
              onClick: ({ key }) => {
                if (key === 'complete' || key === 'snooze' || key === 'cancel')
                  props.onOpen({ act: key, task });
                else moves.onMove(task, key.slice('to:'.length));
              },
            }}
          >
            <Button
              type="text"
              size="small"
              icon={<MoreOutlined aria-hidden />}
              aria-haspopup="menu"
              aria-label={t('actOn', { title: task.title })}
            />
          </Dropdown>
        )}
      </Flex>
    </article>
  );
}

/** What makes an element take tasks that are dropped on it. */
export function dropOf(tasks: readonly Task[], onDrop: (task: Task) => void) {
  return {
    onDragOver: (event: React.DragEvent) => {
      if (!event.dataTransfer.types.includes(DRAGGED)) return;
      event.preventDefault();
      event.currentTarget.classList.add('drop-here');
    },
    onDragLeave: (event: React.DragEvent) => event.currentTarget.classList.remove('drop-here'),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      event.currentTarget.classList.remove('drop-here');
      const dropped = tasks.find(({ id }) => id === event.dataTransfer.getData(DRAGGED));
      if (dropped) onDrop(dropped);
    },
  };
}
