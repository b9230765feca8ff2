import { getRouteApi } from '@tanstack/react-router';
import { Flex, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Page } from '@/shared/ui/page';
import { bucketQuery, TaskList } from './task-list';
import { buckets } from './vocabulary';

const route = getRouteApi('/shell/tasks');

export function TasksPage() {
  const { t } = useTranslation('care');
  const { me } = useSession();
  const { bucket = 'TODAY', mine } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={t('tasks')}>
      <Flex gap={16} wrap align="center">
        <Segmented
          aria-label={t('field.dueOn')}
          options={options(buckets, (each) => t(`bucket.${each}`))}
          value={bucket}
          onChange={(chosen) =>
            void navigate({ search: (before) => ({ ...before, bucket: chosen }), replace: true })
          }
        />
        <Flex gap={8} align="center" component="label">
          <Switch
            checked={mine ?? false}
            onChange={(on) =>
              void navigate({
                search: (before) => ({ ...before, mine: on ? true : undefined }),
                replace: true,
              })
            }
          />
          {t('mineOnly')}
        </Flex>
      </Flex>
      <TaskList
        withCustomer
        query={{ ...bucketQuery(bucket), ownerId: mine ? me?.id : undefined }}
        empty={t(`emptyBucket.${bucket}`)}
      />
    </Page>
  );
}
