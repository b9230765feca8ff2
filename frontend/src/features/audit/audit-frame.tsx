import { useNavigate } from '@tanstack/react-router';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { Page } from '@/shared/ui/page';
import { TabBar } from '@/shared/ui/tab-bar';
import { useVerificationWords } from './use-verification-words';

const places = { trail: '/audit', verifications: '/audit/verifications' } as const;
type Place = keyof typeof places;

/** What the pages of the audit share: the way from what was done to whether it is still written as it was. */
export function AuditFrame(props: { place: Place; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('audit');
  const { t: words } = useVerificationWords();
  const can = useCan();
  const navigate = useNavigate();
  const open: Place[] = can('oversight:read') ? ['trail', 'verifications'] : ['trail'];
  return (
    <Page title={t('title')} actions={props.actions}>
      <TabBar
        label={t('title')}
        tabs={open.map((key) => ({ key, label: words(`place.${key}`) }))}
        active={props.place}
        onChange={(key) => void navigate({ to: key === 'trail' ? places.trail : places.verifications })}
      >
        <Flex vertical gap={16}>
          {props.children}
        </Flex>
      </TabBar>
    </Page>
  );
}
