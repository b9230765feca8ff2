import { useNavigate } from '@tanstack/react-router';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/ui/page';
import { TabBar } from '@/shared/ui/tab-bar';

const places = {
  requests: '/approvals',
  delegations: '/approvals/delegations',
  policies: '/approvals/policies',
} as const;
type Place = keyof typeof places;
const names = Object.keys(places) as Place[];

/** What the pages about the second person share: the way between them. */
export function ApprovalFrame(props: { place: Place; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('approval');
  const navigate = useNavigate();
  return (
    <Page title={t('title')} actions={props.actions}>
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
