import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { ReasonField } from '@/shared/ui/reason-field';
import { eraseCustomer } from './commands';

/** Erasing a person for good, which keeps the books and nothing that says whose they are. */
export function Erasure(props: { customerId: string }) {
  const { t } = useTranslation('privacy');
  const [asking, setAsking] = useState(false);
  const [erased, setErased] = useState<Schemas['ErasureView']>();
  const customer = api.useQuery('get', '/api/v1/customers/{id}', {
    params: { path: { id: props.customerId } },
  });
  if (erased) {
    return <Alert type="success" showIcon title={t('erase.done', { number: erased.number })} />;
  }
  return (
    <Flex gap="4px 12px" wrap align="center">
      <Button danger disabled={!customer.data} onClick={() => setAsking(true)}>
        {t('erase.button')}
      </Button>
      <Typography.Text type="secondary">{t('erase.hint')}</Typography.Text>
      {asking && customer.data && (
        <CommandDrawer<{ reason: string }, Schemas['ErasureView']>
          title={t('erase.title', { name: customer.data.name })}
          submitText={t('erase.submit')}
          danger
          initial={{}}
          send={({ reason }) => eraseCustomer(props.customerId, customer.data.version, reason)}
          onDone={setErased}
          onClose={() => setAsking(false)}
        >
          <Alert
            type="warning"
            showIcon
            title={t('erase.final')}
            description={<span className="prewrap">{t('erase.what')}</span>}
            style={{ marginBottom: 16 }}
          />
          <ReasonField label={t('erase.reason')} />
        </CommandDrawer>
      )}
    </Flex>
  );
}
