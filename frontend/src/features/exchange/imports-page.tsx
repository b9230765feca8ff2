import { Link } from '@tanstack/react-router';
import { Button, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { downloadErrors } from './commands';
import { type Import, importStatusColors } from './vocabulary';

export function ImportsPage() {
  const { t } = useTranslation(['exchange', 'common']);
  const can = useCan();
  const list = useList('/api/v1/imports');
  const status = (run: Import) => (
    <Tag color={importStatusColors[run.status]}>{t(`status.${run.status}`)}</Tag>
  );
  const link = (run: Import) => (
    <Link to="/imports/$importId" params={{ importId: run.id }}>
      {run.fileName}
    </Link>
  );
  const counts = (run: Import) => t('counts', { accepted: run.rowsAccepted, rejected: run.rowsRejected });
  const errors = (run: Import) =>
    run.errorsAvailable && (
      <ActButton size="small" send={() => downloadErrors(run)} done={t('downloaded')}>
        {t('downloadErrors')}
      </ActButton>
    );
  return (
    <Page
      title={t('title')}
      actions={
        can('import:write') && (
          <>
            <Link to="/imports/mappings">
              <Button>{t('saved.title')}</Button>
            </Link>
            <Link to="/imports/new">
              <Button type="primary">{t('new')}</Button>
            </Link>
          </>
        )
      }
    >
      <DataList
        list={list}
        label={t('title')}
        rowKey={(run) => run.id}
        empty={t('empty')}
        columns={[
          { title: t('field.startedAt'), render: (_, run) => formatInstant(run.startedAt) },
          { title: t('field.file'), render: (_, run) => link(run) },
          { title: t('field.target'), render: (_, run) => t(`target.${run.target}`) },
          { title: t('field.mode'), render: (_, run) => t(`mode.${run.mode}`) },
          { title: t('common:field.status'), render: (_, run) => status(run) },
          { title: t('field.rows'), render: (_, run) => counts(run) },
        ]}
        actions={errors}
        card={(run) => ({
          title: link(run),
          extra: status(run),
          lines: (
            <Flex vertical gap={4}>
              <span>
                {t(`target.${run.target}`)} · {t(`mode.${run.mode}`)}
              </span>
              <span>{counts(run)}</span>
              <Typography.Text type="secondary">{formatInstant(run.startedAt)}</Typography.Text>
              {errors(run)}
            </Flex>
          ),
        })}
      />
    </Page>
  );
}
