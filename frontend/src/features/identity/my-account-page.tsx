import { App, Card, Col, Flex, Row, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import { endSession } from './commands';
import { PasswordForm } from './password-form';
import { PrefsForm } from './prefs-form';

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

function Sessions() {
  const { t } = useTranslation('identity');
  const sessions = api.useQuery('get', '/api/v1/me/sessions');
  return (
    <Loaded query={sessions} rows={3}>
      {(found) => (
        <Flex component="ul" vertical gap={12} className="plain-list">
          {found.map((one) => (
            <Flex key={one.id} component="li" justify="space-between" align="center" gap={12}>
              <Flex vertical>
                <span>{one.userAgent ?? t(`client.${one.client}`)}</span>
                <Typography.Text type="secondary">
                  {t('account.lastUsed')} {formatInstant(one.usedAt)}
                </Typography.Text>
              </Flex>
              {one.current ? (
                <Tag>{t('account.current')}</Tag>
              ) : (
                <ActButton size="small" send={() => endSession(one.id)} done={t('account.ended')}>
                  {t('account.end')}
                </ActButton>
              )}
            </Flex>
          ))}
        </Flex>
      )}
    </Loaded>
  );
}
