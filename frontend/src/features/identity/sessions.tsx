import { DesktopOutlined, MobileOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { Loaded } from '@/shared/ui/loaded';
import { endSession } from './commands';
import { deviceName } from './device-name';

type Session = Schemas['OwnSessionView'];

/** This device first, then those that were used last. */
const inOrder = (left: Session, right: Session): number =>
  Number(right.current) - Number(left.current) || right.usedAt.localeCompare(left.usedAt);

/** The devices on which somebody is signed in; each of the others can be signed out from here. */
export function Sessions() {
  const { t } = useTranslation('identity');
  const sessions = api.useQuery('get', '/api/v1/me/sessions');
  const name = ({ userAgent, client }: Session) =>
    deviceName(userAgent) ?? userAgent ?? t(`client.${client}`);
  return (
    <Loaded query={sessions} rows={3}>
      {(found) => (
        <Flex vertical gap={12}>
          <Typography.Text type="secondary">{t('account.sessionsHint')}</Typography.Text>
          <Flex component="ul" vertical gap={12} className="plain-list" aria-label={t('account.sessions')}>
            {[...found].sort(inOrder).map((one) => (
              <Flex key={one.id} component="li" justify="space-between" align="center" gap={12} wrap>
                <Flex gap={12} align="start">
                  {one.client === 'MOBILE' ? <MobileOutlined aria-hidden /> : <DesktopOutlined aria-hidden />}
                  <Flex vertical>
                    <span title={one.userAgent}>{name(one)}</span>
                    <Typography.Text type="secondary">
                      {t('account.signedIn')} {formatInstant(one.createdAt)}
                    </Typography.Text>
                    <Typography.Text type="secondary">
                      {t('account.lastUsed')} {formatInstant(one.usedAt)}
                    </Typography.Text>
                  </Flex>
                </Flex>
                {one.current ? (
                  <Tag color="green">{t('account.current')}</Tag>
                ) : (
                  <ActButton
                    size="small"
                    danger
                    confirm={t('account.confirmEnd', { device: name(one) })}
                    send={() => endSession(one.id)}
                    done={t('account.ended')}
                  >
                    {t('account.end')}
                  </ActButton>
                )}
              </Flex>
            ))}
          </Flex>
        </Flex>
      )}
    </Loaded>
  );
}
