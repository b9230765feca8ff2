import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '@/shared/api/session';
import { plusDays, today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { Page } from '@/shared/ui/page';
import { RangeFilter } from '@/shared/ui/range-filter';
import { StaffPicker } from '@/shared/ui/remote-picker';
import { useAsked } from '@/shared/ui/use-asked';
import { TaskBoard } from './task-board';
import { TaskCalendar } from './task-calendar';
import { TaskDrawer } from './task-drawers';
import { bucketQuery, TaskList } from './task-list';
import { buckets, taskViews } from './vocabulary';

const route = getRouteApi('/shell/tasks');

export function TasksPage() {
  const { t } = useTranslation(['care', 'common']);
  const can = useCan();
  const { me } = useSession();
  const search = route.useSearch();
  const { view = 'list', bucket = 'TODAY', by = 'due', on = today(), mine, doneFrom, doneTo } = search;
  const navigate = route.useNavigate();
  const [adding, setAdding] = useAsked(search.new);
  const filter = (change: typeof search) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const ownerId = mine ? me?.id : search.ownerId;
  return (
    <Page
      title={t('tasks')}
      actions={
        can('task:write') && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('addTask')}
          </Button>
        )
      }
    >
      <Flex gap={16} wrap align="center">
        <Segmented
          aria-label={t('view.label')}
          options={options(taskViews, (each) => t(`view.${each}`))}
          value={view}
          onChange={(chosen) => filter({ view: chosen === 'list' ? undefined : chosen })}
        />
        {view === 'list' && (
          <Segmented
            aria-label={t('field.dueOn')}
            options={options(buckets, (each) => t(`bucket.${each}`))}
            value={bucket}
            onChange={(chosen) => filter({ bucket: chosen })}
          />
        )}
        <Flex gap={8} align="center" component="label">
          <Switch
            checked={mine ?? false}
            onChange={(checked) => filter({ mine: checked ? true : undefined, ownerId: undefined })}
          />
          {t('mineOnly')}
        </Flex>
        {!mine && can('staff:read') && (
          <div className="filter">
            <StaffPicker
              aria-label={t('common:field.owner')}
              placeholder={t('common:field.owner')}
              {...(search.ownerId ? { value: search.ownerId } : {})}
              onChange={(chosen) => filter({ ownerId: chosen })}
            />
          </div>
        )}
        {view === 'list' && bucket === 'CLOSED' && (
          <RangeFilter
            label={t('doneOn')}
            from={doneFrom}
            to={doneTo}
            onChange={({ from, to }) => filter({ doneFrom: from, doneTo: to })}
          />
        )}
      </Flex>
      {view === 'list' && (
        <TaskList
          withCustomer
          query={{
            ...bucketQuery(bucket),
            ownerId,
            ...(bucket === 'CLOSED'
              ? {
                  'completedAt[gte]': doneFrom && `${doneFrom}T00:00:00+08:00`,
                  'completedAt[lt]': doneTo && `${plusDays(doneTo, 1)}T00:00:00+08:00`,
                }
              : {}),
          }}
          empty={t(`emptyBucket.${bucket}`)}
        />
      )}
      {(view === 'month' || view === 'week') && (
        <TaskCalendar span={view} on={on} ownerId={ownerId} onDay={(day) => filter({ on: day })} />
      )}
      {view === 'board' && (
        <TaskBoard
          ownerId={ownerId}
          by={by}
          onBy={(chosen) => filter({ by: chosen === 'due' ? undefined : chosen })}
        />
      )}
      {adding && <TaskDrawer {...(search.on ? { dueOn: search.on } : {})} onClose={() => setAdding(false)} />}
    </Page>
  );
}
