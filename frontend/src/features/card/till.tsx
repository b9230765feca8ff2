import { Alert, ConfigProvider, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLost } from '@/shared/offline/connection';
import { CheckoutPage } from './checkout-page';

/** The checkout, which takes no money while the server cannot say what is on a card. */
export function Till() {
  const { t } = useTranslation('offline');
  const lost = useLost();
  return (
    <Flex vertical gap={16}>
      {lost && <Alert type="warning" showIcon title={t('notNow')} />}
      <ConfigProvider componentDisabled={lost}>
        <CheckoutPage />
      </ConfigProvider>
    </Flex>
  );
}
