import { Alert, Button, Flex, Segmented, Skeleton, Table } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { same, standing } from '../lib/body';

// Conflicts are rare, and the words for everything that may be in one are many.
const SaidValue = lazy(() => import('./said-value').then((module) => ({ default: module.SaidValue })));

/**
 * Somebody else has changed the record meanwhile: what stood there, what they wrote, what is in the form. Of a field that
 * both have changed the person says whose is kept; of a list both are.
 */
export function ConflictPanel<V extends object>(props: {
  before: V;
  mine: V;
  now: V;
  labels: Partial<Record<keyof V & string, string>>;
  show?: (field: keyof V & string, value: unknown) => ReactNode;
  /** Gets the fields in which theirs is to stand. */
  onKeepMine: (theirs: readonly (keyof V & string)[]) => void;
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
  const place = useRef<HTMLDivElement>(null);
  // The form may be longer than the screen; what happened must not stand below it unseen.
  useEffect(() => {
    void place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const [theirs, setTheirs] = useState<readonly (keyof V & string)[]>([]);
  const keeps = (field: keyof V & string): ReactNode => {
    const stands = standing(props.before[field], props.mine[field], props.now[field]);
    if (stands === 'mine') return t('conflict.isMine');
    if (stands === 'theirs') return t('conflict.isTheirs');
    if (stands === 'both') return t('conflict.isBoth');
    return (
      <Segmented<'mine' | 'theirs'>
        size="small"
        aria-label={t('conflict.keep')}
        value={theirs.includes(field) ? 'theirs' : 'mine'}
        options={[
          { value: 'mine', label: t('conflict.isMine') },
          { value: 'theirs', label: t('conflict.isTheirs') },
        ]}
        onChange={(whose) =>
          setTheirs(whose === 'theirs' ? [...theirs, field] : theirs.filter((each) => each !== field))
        }
      />
    );
  };
  const rows = (Object.keys(props.labels) as (keyof V & string)[])
    .filter(
      (field) =>
        !same(props.before[field], props.now[field]) || !same(props.before[field], props.mine[field]),
    )
    .map((field) => ({ field, label: props.labels[field] ?? field }));
  return (
    <div ref={place}>
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
              scroll={{ x: 460 }}
              className="wrapping"
              dataSource={rows}
              columns={[
                { title: t('conflict.field'), dataIndex: 'label', width: 80 },
                { title: t('conflict.before'), render: (_, { field }) => show(field, props.before[field]) },
                { title: t('conflict.theirs'), render: (_, { field }) => show(field, props.now[field]) },
                { title: t('conflict.mine'), render: (_, { field }) => show(field, props.mine[field]) },
                { title: t('conflict.keep'), render: (_, { field }) => keeps(field) },
              ]}
            />
            <Flex gap={8} wrap>
              <Button type="primary" onClick={() => props.onKeepMine(theirs)}>
                {t('conflict.keepMine')}
              </Button>
              <Button onClick={props.onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
            </Flex>
          </Flex>
        }
      />
    </div>
  );
}
