import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Drawer, Flex } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/api/session';
import { useWide } from '@/shared/lib/media';
import { connection, useLost } from '@/shared/offline/connection';
import { useUnsent } from '@/shared/offline/outbox';
import { useUpdate } from './pwa';

const UnsentList = lazy(() => import('./unsent-list').then((module) => ({ default: module.UnsentList })));

/** Says when the server does not answer and what works then, what has not been sent yet, and that there is an update. */
export function StatusBar() {
  const { t } = useTranslation('offline');
  const { me } = useSession();
  const lost = useLost();
  const waiting = useUnsent(me?.id);
  const update = useUpdate();
  const [open, setOpen] = useState(false);
  useFreshData();
  const refused = waiting.filter(({ refusal }) => refusal).length;
  return (
    <div className="status-bar no-print" role="status">
      {lost && (
        <Alert
          banner
          type="warning"
          title={t('lost')}
          description={t('lostExplain')}
          action={
            <Link to="/offline">
              <Button size="small">{t('recent')}</Button>
            </Link>
          }
        />
      )}
      {waiting.length > 0 && (
        <Alert
          banner
          type={refused > 0 ? 'error' : 'info'}
          title={
            refused > 0
              ? t('unsentRefused', { count: waiting.length, refused })
              : t('unsent', { count: waiting.length })
          }
          action={
            <Button size="small" onClick={() => setOpen(true)}>
              {t('show')}
            </Button>
          }
        />
      )}
      {update && (
        <Alert
          banner
          type="info"
          title={t('update')}
          action={
            <Button size="small" type="primary" onClick={update}>
              {t('updateNow')}
            </Button>
          }
        />
      )}
      {me && <UnsentDrawer person={me.id} open={open} onClose={() => setOpen(false)} />}
    </div>
  );
}

function UnsentDrawer(props: { person: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('offline');
  const wide = useWide();
  return (
    <Drawer
      title={t('unsentTitle')}
      size={wide ? 520 : '100%'}
      open={props.open}
      onClose={props.onClose}
      destroyOnHidden
    >
      <Suspense>
        <Flex vertical gap={12}>
          <UnsentList person={props.person} />
        </Flex>
      </Suspense>
    </Drawer>
  );
}

/** Reads what is on the screen again when the server answers again. */
function useFreshData(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      connection.subscribe(() => {
        if (!connection.isLost()) void queries.invalidateQueries();
      }),
    [queries],
  );
}
