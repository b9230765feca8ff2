import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Alert, Card, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { formatInstant } from '@/shared/lib/date';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { LedgerFrame } from './ledger-frame';
import { useMethodName } from './use-method-name';

/** What must hold between the journal and the sub-ledgers, and how far each kind of event has been derived. */
export function ChecksPage() {
  const { t } = useTranslation('ledger');
  const methodName = useMethodName();
  const checks = api.useQuery('get', '/api/v1/ledger/checks');
  const events = api.useQuery('get', '/api/v1/ledger/events');
  return (
    <LedgerFrame place="checks">
      <Card title={t('checks')}>
        <Loaded query={checks}>
          {(found) => (
            <ul className="plain-list ruled" aria-label={t('checks')}>
              {found.map((check) => (
                <li key={check.code}>
                  <Flex justify="space-between" gap={8} wrap>
                    <span>{t(`check.${check.code}`, { defaultValue: check.code })}</span>
                    <Tag
                      color={check.holds ? 'green' : 'red'}
                      icon={
                        check.holds ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />
                      }
                    >
                      {t(check.holds ? 'holds' : 'differs')}
                    </Tag>
                  </Flex>
                  {!check.holds && (
                    <Typography.Text type="secondary">
                      {t('difference', {
                        expected: check.expected ?? '—',
                        actual: check.actual ?? '—',
                        first: check.firstDifference ?? '—',
                      })}
                    </Typography.Text>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <Card title={t('events')}>
        <Loaded query={events}>
          {(found) => (
            <ul className="plain-list ruled" aria-label={t('events')}>
              {found.map((event) => (
                <li key={event.code}>
                  <Flex justify="space-between" gap={8} wrap>
                    <span>
                      {event.reference && (
                        <Typography.Text type="secondary">{event.reference} </Typography.Text>
                      )}
                      {event.name}
                    </span>
                    <Tag color={event.stuck ? 'red' : 'green'}>{t(event.stuck ? 'stuck' : 'goesOn')}</Tag>
                  </Flex>
                  {event.stuck?.map((stuck) => (
                    <Alert
                      key={[stuck.method, stuck.category, stuck.businessDate].join()}
                      type="warning"
                      style={{ marginTop: 8 }}
                      title={
                        <>
                          {t(`why.${stuck.why}`, { defaultValue: stuck.why })} · {stuck.businessDate} ·{' '}
                          {[stuck.method && methodName(stuck.method), stuck.category]
                            .filter(Boolean)
                            .join(' · ')}{' '}
                          · {t('rows', { count: stuck.rows })} · <MoneyText value={stuck.amount} />
                          {event.stuckSince && ` · ${formatInstant(event.stuckSince)}`}
                        </>
                      }
                    />
                  ))}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
    </LedgerFrame>
  );
}
