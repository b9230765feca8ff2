import { useNavigate } from '@tanstack/react-router';
import { App, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { ActButton } from '@/shared/ui/act-button';
import { Page } from '@/shared/ui/page';
import { TabBar } from '@/shared/ui/tab-bar';
import { startRun } from './commands';

const places = {
  balance: '/ledger',
  vouchers: '/ledger/vouchers',
  checks: '/ledger/checks',
  exports: '/ledger/exports',
  rules: '/ledger/rules',
  accounts: '/ledger/accounts',
} as const;
type Place = keyof typeof places;
const names = Object.keys(places) as Place[];

/** What the pages of the general ledger share: the way between them, and taking in what is new. */
export function LedgerFrame(props: { place: Place; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('ledger');
  const can = useCan();
  const { message } = App.useApp();
  const navigate = useNavigate();
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {can('ledger:write') && (
            <ActButton
              done={t('runDone')}
              send={() => startRun()}
              onDone={({ rows, vouchers, stuck }) =>
                void message.info(t('runResult', { rows, vouchers, stuck: stuck.length }), 6)
              }
            >
              {t('run')}
            </ActButton>
          )}
          {props.actions}
        </>
      }
    >
      <TabBar
        label={t('places')}
        tabs={names.map((key) => ({ key, label: t(`place.${key}`) }))}
        active={props.place}
        onChange={(key) => {
          const to = names.find((each) => each === key);
          if (to) void navigate({ to: places[to] });
        }}
      >
        <Flex vertical gap={16}>
          {props.children}
        </Flex>
      </TabBar>
    </Page>
  );
}
