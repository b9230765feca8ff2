import { useNavigate } from '@tanstack/react-router';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bringTexts } from '@/shared/i18n/bring';
import english from '@/shared/i18n/en-US/roleHints.json';
import chinese from '@/shared/i18n/zh-CN/roleHints.json';
import { Page } from '@/shared/ui/page';
import { TabBar } from '@/shared/ui/tab-bar';

const places = { staff: '/staff', roles: '/staff/roles' } as const;
type Place = keyof typeof places;
const names = Object.keys(places) as Place[];

/** The people and what their roles let them do: the way between the two. */
export function StaffFrame(props: { place: Place; actions?: ReactNode; children: ReactNode }) {
  bringTexts('roleHints', { 'zh-CN': chinese, 'en-US': english });
  const { t } = useTranslation(['identity', 'roleHints']);
  const navigate = useNavigate();
  return (
    <Page title={t('staff.title')} actions={props.actions}>
      <TabBar
        label={t('roleHints:places')}
        tabs={names.map((key) => ({ key, label: t(`roleHints:place.${key}`) }))}
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
