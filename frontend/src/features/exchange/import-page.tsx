import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Card, Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import { RevertCard } from './revert-card';
import { RunResult } from './run-result';
import { useRun } from './use-run';
import { importStatusColors } from './vocabulary';

const route = getRouteApi('/shell/imports/$importId');

/** One import: how far it is, what was refused and why, and the way to bring the mended rows in. */
export function ImportPage() {
  const { t } = useTranslation('exchange');
  const can = useCan();
  const { importId } = route.useParams();
  const query = useRun(importId);
  return (
    <Loaded query={query}>
      {(run) => (
        <Page
          title={run.fileName}
          tags={
            <>
              <Tag>{t(`mode.${run.mode}`)}</Tag>
              <Tag color={importStatusColors[run.status]}>{t(`status.${run.status}`)}</Tag>
            </>
          }
          actions={
            can('import:write') &&
            (run.errorsAvailable || run.status === 'FAILED') && (
              <Link to="/imports/new" search={{ target: run.target, mends: run.id }}>
                <Button type="primary">{t('uploadMended')}</Button>
              </Link>
            )
          }
        >
          <Card>
            <Flex vertical gap={16}>
              <RunResult run={run} />
              <Details
                items={[
                  [t('field.target'), t(`target.${run.target}`)],
                  [t('field.startedBy'), run.startedBy],
                  [t('field.startedAt'), formatInstant(run.startedAt)],
                  [t('field.finishedAt'), run.finishedAt && formatInstant(run.finishedAt)],
                  [t('charset'), run.charset],
                ]}
              />
            </Flex>
          </Card>
          {run.mode === 'COMMIT' && run.status !== 'RUNNING' && <RevertCard run={run} />}
        </Page>
      )}
    </Loaded>
  );
}
