import { Link } from '@tanstack/react-router';
import { Alert, Button, Card, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportList, exportLists, exportNames } from '@/shared/api/export';
import { useCan } from '@/shared/api/session';
import { ExportDrawer } from '@/shared/ui/export-drawer';
import { Page } from '@/shared/ui/page';
import { Exported } from './exported';

/** Where each list is, to be narrowed before it is taken away. */
const places = {
  customers: '/customers',
  contacts: '/customers',
  interactions: '/interactions',
  transactions: '/transactions',
  contracts: '/contracts',
  cards: '/cards',
} as const satisfies Record<ExportList, string>;

/** Each list as a file, whole; and what has been taken away, by whom. */
export function ExportsPage(props: {
  /** What says in words what a set of customers was asked for. */
  conditions: (filter: unknown) => ReactNode;
}) {
  const { t } = useTranslation(['export', 'common']);
  const can = useCan();
  const [exporting, setExporting] = useState<ExportList>();
  return (
    <Page title={t('title')}>
      <Alert type="info" showIcon title={t('hint')} description={t('common:export.hint')} />
      <ul className="cards export-lists" aria-label={t('lists')}>
        {exportNames.map((list) => {
          const allowed = can(exportLists[list].permission);
          return (
            <li key={list}>
              <Card size="small" title={t(`common:export.list.${list}`)}>
                <Flex vertical gap={12}>
                  <Typography.Text type="secondary">{t(`about.${list}`)}</Typography.Text>
                  {allowed ? (
                    <Flex gap={12} wrap align="center">
                      <Button onClick={() => setExporting(list)}>{t('exportAll')}</Button>
                      <Link to={places[list]}>{t('narrowFirst')}</Link>
                    </Flex>
                  ) : (
                    <Typography.Text strong>{t('notAllowed')}</Typography.Text>
                  )}
                </Flex>
              </Card>
            </li>
          );
        })}
      </ul>
      <Exported conditions={props.conditions} />
      {exporting && (
        <ExportDrawer lists={[exporting]} taken={{ query: {} }} onClose={() => setExporting(undefined)} />
      )}
    </Page>
  );
}
