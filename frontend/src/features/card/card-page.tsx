import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Card as Panel, Statistic, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Money } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { FreezeDrawer, SpendDrawer, TopUpDrawer } from './card-drawers';
import { CardStatus } from './card-status';
import { activateCard } from './commands';
import type { Card, Movement } from './vocabulary';

const route = getRouteApi('/shell/cards/$cardId');

export function CardPage() {
  const { t } = useTranslation('card');
  const { cardId } = route.useParams();
  const card = api.useQuery('get', '/api/v1/cards/{id}', { params: { path: { id: cardId } } });
  return (
    <Loaded query={card}>
      {(found) => (
        <Page
          title={t('cardTitle', { number: found.number })}
          tags={<CardStatus status={found.status} />}
          actions={<Actions card={found} />}
        >
          <Balances card={found} />
          <Statement cardId={cardId} />
        </Page>
      )}
    </Loaded>
  );
}

function Actions(props: { card: Card }) {
  const { t } = useTranslation('card');
  const can = useCan();
  const { card } = props;
  const [open, setOpen] = useState<'topUp' | 'spend' | 'freeze'>();
  const close = () => setOpen(undefined);
  return (
    <>
      {can('card:sell') && card.status === 'ISSUED' && (
        <ActButton type="primary" send={() => activateCard(card.id)} done={t('activated')}>
          {t('activate')}
        </ActButton>
      )}
      {can('card:sell') && card.status === 'ACTIVE' && (
        <>
          <Button type="primary" onClick={() => setOpen('topUp')}>
            {t('topUp')}
          </Button>
          <Button onClick={() => setOpen('spend')}>{t('spend')}</Button>
          <Link to="/pos" search={{ find: card.number }}>
            <Button>{t('toCheckout')}</Button>
          </Link>
        </>
      )}
      {can('card:freeze') && (card.status === 'ACTIVE' || card.status === 'FROZEN') && (
        <Button danger={card.status === 'ACTIVE'} onClick={() => setOpen('freeze')}>
          {t(card.status === 'FROZEN' ? 'unfreeze' : 'freeze')}
        </Button>
      )}
      {open === 'topUp' && <TopUpDrawer card={card} onClose={close} />}
      {open === 'spend' && <SpendDrawer card={card} onClose={close} />}
      {open === 'freeze' && <FreezeDrawer card={card} onClose={close} />}
    </>
  );
}

function Balances(props: { card: Card }) {
  const { t } = useTranslation(['card', 'common']);
  const { card } = props;
  const figure = (label: string, value: Money) => (
    <Panel size="small">
      <Statistic title={label} valueRender={() => <MoneyText value={value} />} />
    </Panel>
  );
  return (
    <>
      <div className="figures">
        {figure(t('field.balance'), card.balance)}
        {figure(t('field.principal'), card.principal)}
        {figure(t('field.bonus'), card.bonus)}
        {figure(t('field.available'), card.available)}
      </div>
      <Details
        items={[
          [t('field.program'), card.programName],
          [
            t('common:field.customer'),
            card.customerId && card.customerName && (
              <CustomerLink id={card.customerId} name={card.customerName} />
            ),
          ],
          [t('field.kind'), t(`kind.${card.kind}`)],
          [t('field.expiresOn'), card.expiresOn ?? t('noExpiry')],
          [t('field.issuedAt'), formatInstant(card.issuedAt)],
        ]}
      />
    </>
  );
}

function Statement(props: { cardId: string }) {
  const { t } = useTranslation(['card', 'common']);
  const list = useList('/api/v1/cards/{id}/statement', { path: { id: props.cardId } });
  const kind = (movement: Movement) => t(`movement.${movement.kind}`);
  return (
    <section aria-label={t('statement')}>
      <Typography.Title level={2} className="section-title">
        {t('statement')}
      </Typography.Title>
      <DataList
        list={list}
        label={t('statement')}
        rowKey={(movement) => movement.sequence}
        empty={t('noMovements')}
        columns={[
          { title: t('common:field.time'), render: (_, movement) => formatInstant(movement.at) },
          { title: t('field.movement'), render: (_, movement) => kind(movement) },
          ...(['principal', 'bonus'] as const).map((bucket) => ({
            title: t(`field.${bucket}`),
            align: 'right' as const,
            render: (_: unknown, movement: Movement) => <MoneyText value={movement[bucket]} signed />,
          })),
          ...(['principalAfter', 'bonusAfter'] as const).map((bucket) => ({
            title: t(`field.${bucket}`),
            align: 'right' as const,
            render: (_: unknown, movement: Movement) => <MoneyText value={movement[bucket]} />,
          })),
          { title: t('common:field.memo'), render: (_, { memo }) => memo ?? '—' },
          { title: t('common:field.operator'), render: (_, { operatorName }) => operatorName ?? '—' },
        ]}
        card={(movement) => ({
          title: kind(movement),
          extra: <MoneyText value={movement.principal} signed strong />,
          lines: (
            <Flex vertical gap={4}>
              <Flex justify="space-between">
                <span>{t('field.bonus')}</span>
                <MoneyText value={movement.bonus} signed />
              </Flex>
              <Flex justify="space-between">
                <span>{t('field.principalAfter')}</span>
                <MoneyText value={movement.principalAfter} />
              </Flex>
              <Typography.Text type="secondary">
                {formatInstant(movement.at)}
                {movement.memo && ` · ${movement.memo}`}
              </Typography.Text>
            </Flex>
          ),
        })}
      />
    </section>
  );
}
