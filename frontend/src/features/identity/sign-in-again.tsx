import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { session, useSession } from '@/shared/api/session';
import { LoginForm } from './login-form';

/** The session has ended while somebody was at work: signs the same person in again over the page as it is. */
export function SignInAgain() {
  const { t } = useTranslation('common');
  const queries = useQueryClient();
  const { me } = useSession();
  return (
    <Modal
      open
      title={t('session.expired')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      <Flex vertical gap={16}>
        <Typography.Text>{t('session.expiredExplain')}</Typography.Text>
        <LoginForm username={me?.username ?? ''} onSignedIn={() => void queries.invalidateQueries()} />
        <Button type="link" onClick={() => void session.signOut()}>
          {t('session.other')}
        </Button>
      </Flex>
    </Modal>
  );
}
