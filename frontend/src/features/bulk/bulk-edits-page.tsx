import { Link } from '@tanstack/react-router';
import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { formatInstant } from '@/shared/lib/date';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { ChangeWords } from './change-words';
import type { BulkEdit } from './commands';
import { statusColors } from './vocabulary';

/** Changes of many customers, the latest first. */
export function BulkEditsPage() {
  const { t } = useTranslation(['bulk', 'common']);
  const list = useList('/api/v1/customer-bulk-edits');
  const status = (edit: BulkEdit) => (
    <Tag color={statusColors[edit.status]}>{t(`status.${edit.status}`)}</Tag>
  );
  const link = (edit: BulkEdit) => (
    <Link to="/customers/bulk-edits/$editId" params={{ editId: edit.id }}>
      {formatInstant(edit.createdAt)}
    </Link>
  );
  const counts = (edit: BulkEdit) =>
    t('counts', { changed: edit.changed, unchanged: edit.unchanged, refused: edit.refused });
  return (
    <Page title={t('title')}>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(edit) => edit.id}
        empty={t('empty')}
        columns={[
          { title: t('common:field.time'), render: (_, edit) => link(edit) },
          { title: t('changes'), render: (_, edit) => <ChangeWords changes={edit.changes} /> },
          { title: t('total'), align: 'right', dataIndex: 'total' },
          { title: t('result'), render: (_, edit) => counts(edit) },
          { title: t('common:field.status'), render: (_, edit) => status(edit) },
          { title: t('common:field.operator'), dataIndex: 'createdByName' },
        ]}
        card={(edit) => ({
          title: link(edit),
          extra: status(edit),
          lines: (
            <Flex vertical gap={4}>
              <ChangeWords changes={edit.changes} />
              <span>{counts(edit)}</span>
              <Typography.Text type="secondary">{edit.createdByName}</Typography.Text>
            </Flex>
          ),
        })}
      />
    </Page>
  );
}
