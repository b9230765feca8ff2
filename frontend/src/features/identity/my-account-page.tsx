import { App, Card, Col, Row } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/shared/api/session';
import { Details } from '@/shared/ui/detail';
import { Page } from '@/shared/ui/page';
import { PasswordForm } from './password-form';
import { PrefsForm } from './prefs-form';
import { Sessions } from './sessions';

export function MyAccountPage() {
  const { t } = useTranslation('identity');
  const { message } = App.useApp();
  const { me } = useSession();
  if (!me) return null;
  return (
    <Page title={t('account.title')}>
      <Card>
        <Details
          items={[
            [t('staff.displayName'), me.displayName],
            [t('staff.username'), me.username],
            [t('staff.role'), t(`role.${me.role}`)],
            [t('staff.scope'), t(`scope.${me.scope}`)],
            [t('staff.unit'), me.unitName],
          ]}
        />
      </Card>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={12}>
          <Card title={t('password.title')}>
            <PasswordForm onChanged={() => void message.success(t('password.changed'))} />
          </Card>
        </Col>
        <Col xs={24} lg={12}>
          <Card title={t('account.prefs')}>
            <PrefsForm />
          </Card>
        </Col>
      </Row>
      <Card title={t('account.sessions')}>
        <Sessions />
      </Card>
    </Page>
  );
}
