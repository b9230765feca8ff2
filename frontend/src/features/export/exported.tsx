import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { DataList } from '@/shared/ui/data-list';
import { isNarrowed, NarrowedBy } from './narrowed-by';

type Entry = Schemas['AuditEntryView'];

/** What has been taken away: who, when, which list narrowed by what, and how many rows. The audit trail knows. */
export function Exported(props: { conditions: (filter: unknown) => ReactNode }) {
  const { t } = useTranslation('export');
  const can = useCan();
  const may = can('audit:read');
  const list = useList('/api/v1/audit-entries', { query: { action: 'data.exported' }, enabled: may });
  const what = (entry: Entry) => {
    const name = String(entry.after?.list ?? '');
    return t(`common:export.list.${name}` as 'common:export.list.customers', { defaultValue: name });
  };
  const format = (entry: Entry) => String(entry.after?.format ?? '').toUpperCase();
  const rows = (entry: Entry) => t('rows', { count: Number(entry.after?.rows ?? 0) });
  return (
    <Card
      title={
        <Typography.Title level={2} className="section-title">
          {t('exported')}
        </Typography.Title>
      }
    >
      {may ? (
        <DataList
          list={list}
          label={t('exported')}
          rowKey={(entry) => entry.id}
          empty={t('empty')}
          columns={[
            { title: t('field.at'), render: (_, entry) => formatInstant(entry.at) },
            { title: t('field.by'), render: (_, entry) => entry.actorName ?? '—' },
            { title: t('field.list'), render: (_, entry) => what(entry) },
            { title: t('field.format'), render: (_, entry) => format(entry) },
            { title: t('field.rows'), align: 'right', render: (_, entry) => rows(entry) },
            {
              title: t('field.filters'),
              render: (_, { after }) =>
                isNarrowed(after) ? <NarrowedBy after={after} conditions={props.conditions} /> : t('none'),
            },
          ]}
          card={(entry) => ({
            title: what(entry),
            extra: format(entry),
            lines: (
              <Flex vertical gap={4}>
                <span>
                  {entry.actorName} · {formatInstant(entry.at)}
                </span>
                <span>{rows(entry)}</span>
                {isNarrowed(entry.after) && (
                  <Typography.Text type="secondary">
                    <NarrowedBy after={entry.after} conditions={props.conditions} />
                  </Typography.Text>
                )}
              </Flex>
            ),
          })}
        />
      ) : (
        <Typography.Text type="secondary">{t('recorded')}</Typography.Text>
      )}
    </Card>
  );
}
