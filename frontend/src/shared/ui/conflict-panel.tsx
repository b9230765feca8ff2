import { Alert, Button, Flex, Skeleton, Table } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { same } from '../lib/body';

// Conflicts are rare, and the words for everything that may be in one are many.
const SaidValue = lazy(() => import('./said-value').then((module) => ({ default: module.SaidValue })));

/** Somebody else has changed the record meanwhile: what stood there, what they wrote, what is in the form. */
export function ConflictPanel<V extends object>(props: {
  before: V;
  mine: V;
  now: V;
  labels: Partial<Record<keyof V & string, string>>;
  show?: (field: keyof V & string, value: unknown) => ReactNode;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const { t } = useTranslation('common');
  const show = (field: keyof V & string, value: unknown): ReactNode => {
    if (value === undefined || value === null || value === '') return '—';
    return (
      props.show?.(field, value) ?? (
        <Suspense fallback={<Skeleton.Node active style={{ width: 80, height: 20 }} />}>
          <SaidValue field={field} value={value} />
        </Suspense>
      )
    );
  };
  const rows = (Object.keys(props.labels) as (keyof V & string)[])
    .filter(
      (field) =>
        !same(props.before[field], props.now[field]) || !same(props.before[field], props.mine[field]),
    )
    .map((field) => ({ field, label: props.labels[field] ?? field }));
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('conflict.title')}
      description={
        <Flex vertical gap={12}>
          <span>{t('conflict.explain')}</span>
          <Table
            size="small"
            rowKey="field"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={rows}
            columns={[
              { title: t('conflict.field'), dataIndex: 'label' },
              { title: t('conflict.before'), render: (_, { field }) => show(field, props.before[field]) },
              { title: t('conflict.theirs'), render: (_, { field }) => show(field, props.now[field]) },
              { title: t('conflict.mine'), render: (_, { field }) => show(field, props.mine[field]) },
            ]}
          />
          <Flex gap={8} wrap>
            <Button type="primary" onClick={props.onKeepMine}>
              {t('conflict.keepMine')}
            </Button>
            <Button onClick={props.onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
          </Flex>
        </Flex>
      }
    />
  );
}
