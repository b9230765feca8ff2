import { Alert, Card, Flex, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered, api, http } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { ActButton } from '@/shared/ui/act-button';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';

/** A fictional chain of shops to look around in; taken away again in one go. */
export function DemoPage() {
  const { t } = useTranslation('demo');
  const demo = api.useQuery(
    'get',
    '/api/v1/demo',
    {},
    { refetchInterval: (query) => (query.state.data?.status === 'LOADING' ? 2000 : false) },
  );
  return (
    <Page title={t('title')}>
      <Card>
        <Loaded query={demo} rows={2}>
          {(found) => (
            <Flex vertical gap={16} align="start">
              <span>{t(`explain.${found.status}`, { count: found.customers })}</span>
              <Act status={found.status} />
            </Flex>
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function Act(props: { status: Schemas['DemoStatus'] }) {
  const { t } = useTranslation('demo');
  switch (props.status) {
    case 'LOADING':
      return <Spin />;
    case 'ABSENT':
      return (
        <ActButton type="primary" send={load} done={t('begun')}>
          {t('load')}
        </ActButton>
      );
    case 'LOADED':
      return (
        <>
          <Alert type="info" showIcon title={t('keepsReal')} />
          <ActButton danger confirm={t('confirmRemove')} send={remove} done={t('removed')}>
            {t('remove')}
          </ActButton>
        </>
      );
  }
}

async function load() {
  return answered(await http.POST('/api/v1/demo'));
}

async function remove(): Promise<true> {
  await http.DELETE('/api/v1/demo');
  return true;
}
