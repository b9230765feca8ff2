import { ExportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportList, Taken } from '../api/export';
import { useCan } from '../api/session';

const ExportDrawer = lazy(() =>
  import('./export-drawer').then((module) => ({ default: module.ExportDrawer })),
);

/** The way to a list as a file, for those who may take data away. */
export function ExportButton(props: {
  /** The first is offered at first. */
  lists: readonly [ExportList, ...ExportList[]];
  /** What the list on screen asks for. */
  taken: Taken;
}) {
  const { t } = useTranslation('common');
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('data:export')) return null;
  return (
    <>
      <Button icon={<ExportOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('export.open')}
      </Button>
      {open && (
        <Suspense>
          <ExportDrawer {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
