import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { DataList } from '@/shared/ui/data-list';
import { Loaded } from '@/shared/ui/loaded';
import { type Consent, downloadPersonalData, type Purpose } from './commands';
import { ConsentDrawer } from './consent-drawer';
import { Erasure } from './erasure';
import { channels, lastWord } from './vocabulary';

/** What the customer's data may be used for, who has seen it, and giving it out. */
export function CustomerPrivacy(props: { customerId: string }) {
  const { t } = useTranslation('privacy');
  const can = useCan();
  const { customerId } = props;
  const purposes = api.useQuery('get', '/api/v1/privacy-purposes', {});
  return (
    <Flex vertical gap={16}>
      {can('privacy:export') && (
        <Flex gap="4px 12px" wrap align="center">
          <ActButton
            confirm={t('confirmExport')}
            done={t('exported')}
            send={() => downloadPersonalData(customerId)}
          >
            {t('export')}
          </ActButton>
          <Typography.Text type="secondary">{t('exportHint')}</Typography.Text>
        </Flex>
      )}
      <Loaded query={purposes}>{({ items }) => <Purposes customerId={customerId} purposes={items} />}</Loaded>
      {can('privacy:read') && <Accesses customerId={customerId} />}
      {can('privacy:read') && <Reveals customerId={customerId} />}
      {can('customer:erase') && <Erasure customerId={customerId} />}
    </Flex>
  );
}

/** What each purpose is called in the reader's language. */
function useNames(purposes: readonly Purpose[]): (code: string) => string {
  const { i18n } = useTranslation();
  return (code) => {
    const purpose = purposes.find((each) => each.code === code);
    if (!purpose) return code;
    return i18n.language === 'zh-CN' ? purpose.name : purpose.nameEn;
  };
}

function Purposes(props: { customerId: string; purposes: readonly Purpose[] }) {
  const { t } = useTranslation('privacy');
  const { customerId, purposes } = props;
  const nameOf = useNames(purposes);
  const consents = api.useQuery('get', '/api/v1/customers/{id}/consents', {
    params: { path: { id: customerId } },
  });
  const asking = purposes.filter(({ asksConsent }) => asksConsent);
  const others = purposes.filter(({ asksConsent }) => !asksConsent);
  return (
    <>
      <Card title={t('consents')}>
        <Loaded query={consents}>
          {({ items }) => (
            <ul className="plain-list ruled">
              {asking.map((purpose) => (
                <li key={purpose.code}>
                  <Agreement
                    customerId={customerId}
                    purpose={purpose}
                    name={nameOf(purpose.code)}
                    said={items}
                  />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <History customerId={customerId} nameOf={nameOf} />
      <Card title={t('withoutConsent')}>
        <ul className="plain-list ruled">
          {others.map((purpose) => (
            <li key={purpose.code}>
              <Flex vertical>
                <span>
                  {nameOf(purpose.code)} <Tag>{t(`basis.${purpose.basis}`)}</Tag>
                </span>
                <Typography.Text type="secondary">{purpose.article}</Typography.Text>
              </Flex>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

/** One purpose that nothing is done for without consent, channel by channel. */
function Agreement(props: { customerId: string; purpose: Purpose; name: string; said: readonly Consent[] }) {
  const { t } = useTranslation('privacy');
  const can = useCan();
  const { purpose, said } = props;
  const [asking, setAsking] = useState<{ given: boolean }>();
  const state = (consent: Consent | undefined) =>
    consent === undefined ? 'NEVER' : consent.given ? 'GIVEN' : 'REFUSED';
  const colors = { NEVER: 'default', GIVEN: 'green', REFUSED: 'red' };
  return (
    <Flex vertical gap={8}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Text strong>{props.name}</Typography.Text>
        {can('customer:write') && (
          <Flex gap={8} wrap>
            <Button size="small" onClick={() => setAsking({ given: true })}>
              {t('give')}
            </Button>
            <Button size="small" onClick={() => setAsking({ given: false })}>
              {t('withdraw')}
            </Button>
          </Flex>
        )}
      </Flex>
      <Flex gap={4} wrap>
        {channels.map((channel) => {
          const word = state(lastWord(said, purpose.code, channel));
          return (
            <Tag key={channel} color={colors[word]}>
              {t(`channel.${channel}`)} · {t(`state.${word}`)}
            </Tag>
          );
        })}
      </Flex>
      <Typography.Text type="secondary">{purpose.article}</Typography.Text>
      {asking && (
        <ConsentDrawer
          customerId={props.customerId}
          purpose={purpose}
          name={props.name}
          given={asking.given}
          said={said}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Flex>
  );
}

/** Everything that was said, with the proof. */
function History(props: { customerId: string; nameOf: (code: string) => string }) {
  const { t } = useTranslation(['privacy', 'common']);
  const list = useList('/api/v1/customers/{id}/consents/history', { path: { id: props.customerId } });
  const word = (consent: Consent) => (
    <Tag color={consent.given ? 'green' : 'red'}>{t(consent.given ? 'state.GIVEN' : 'state.REFUSED')}</Tag>
  );
  const proof = (consent: Consent) =>
    [
      t(`way.${consent.how}`),
      consent.textVersion && t('textVersion', { version: consent.textVersion }),
      consent.evidence,
    ]
      .filter(Boolean)
      .join(' · ');
  const what = (consent: Consent) => `${props.nameOf(consent.purpose)} · ${t(`channel.${consent.channel}`)}`;
  return (
    <Card title={t('history')}>
      <DataList
        list={list}
        label={t('history')}
        rowKey={(consent) => consent.id}
        empty={t('noHistory')}
        columns={[
          { title: t('said'), render: (_, consent) => formatInstant(consent.saidAt) },
          { title: t('purpose'), render: (_, consent) => what(consent) },
          { title: t('word'), render: (_, consent) => word(consent) },
          { title: t('proof'), render: (_, consent) => proof(consent) },
          { title: t('recordedBy'), dataIndex: 'recordedByName' },
        ]}
        card={(consent) => ({
          title: what(consent),
          extra: word(consent),
          lines: (
            <Flex vertical>
              <span>{proof(consent)}</span>
              <Typography.Text type="secondary">
                {formatInstant(consent.saidAt)} · {consent.recordedByName}
              </Typography.Text>
            </Flex>
          ),
        })}
      />
    </Card>
  );
}

/** Who looked at the file. */
function Accesses(props: { customerId: string }) {
  const { t } = useTranslation('privacy');
  const list = useList('/api/v1/customers/{id}/access-log', { path: { id: props.customerId } });
  return (
    <Card title={t('accesses')}>
      <DataList
        list={list}
        label={t('accesses')}
        rowKey={(access) => access.id}
        empty={t('noAccesses')}
        columns={[
          { title: t('day'), dataIndex: 'onDay' },
          { title: t('who'), render: (_, access) => access.staffName ?? access.staffId },
          { title: t('firstAt'), render: (_, access) => formatInstant(access.firstAt) },
        ]}
        card={(access) => ({
          title: access.staffName ?? access.staffId,
          extra: access.onDay,
          lines: t('since', { at: formatInstant(access.firstAt) }),
        })}
      />
    </Card>
  );
}

/** Who asked to see what is covered, and why. */
function Reveals(props: { customerId: string }) {
  const { t } = useTranslation('privacy');
  const list = useList('/api/v1/customers/{id}/reveals', { path: { id: props.customerId } });
  const what = (reveal: Schemas['RevealView']) => reveal.name ?? t(`revealed.${reveal.field}`);
  return (
    <Card title={t('reveals')}>
      <DataList
        list={list}
        label={t('reveals')}
        rowKey={(reveal) => reveal.id}
        empty={t('noReveals')}
        columns={[
          { title: t('when'), render: (_, reveal) => formatInstant(reveal.revealedAt) },
          { title: t('who'), render: (_, reveal) => reveal.staffName ?? reveal.staffId },
          { title: t('what'), render: (_, reveal) => what(reveal) },
          { title: t('why'), dataIndex: 'reason' },
        ]}
        card={(reveal) => ({
          title: reveal.staffName ?? reveal.staffId,
          extra: formatInstant(reveal.revealedAt),
          lines: `${what(reveal)} · ${reveal.reason}`,
        })}
      />
    </Card>
  );
}
