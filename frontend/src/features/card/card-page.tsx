import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Card as Panel, Statistic, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingRequests } from '@/features/approval/waiting-requests';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Money } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { CustomerLink } from '@/shared/ui/customer-link';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { CardActions } from './card-actions';
import { SpendDrawer } from './card-drawers';
import { CardStatus } from './card-status';
import { unlockPin } from './commands';
import { Holds } from './holds';
import { ReceiptDialog } from './receipt-panel';
import { Statement } from './statement';
import type { Card, Receipt } from './vocabulary';

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
          <WaitingRequests of={{ subjectId: cardId }} />
          <Balances card={found} />
          <Holds card={found} />
          <Statement card={found} />
        </Page>
      )}
    </Loaded>
  );
}

function Actions(props: { card: Card }) {
  const { t } = useTranslation('card');
  const can = useCan();
  const { card } = props;
  const [spending, setSpending] = useState(false);
  const [done, setDone] = useState<{ receipt: Receipt; title: string }>();
  return (
    <>
      <CardActions card={card} onDone={(receipt, title) => setDone({ receipt, title })}>
        {can('card:sell') && card.status === 'ACTIVE' && (
          <>
            <Button onClick={() => setSpending(true)}>{t('spend')}</Button>
            <Link to="/pos" search={{ find: card.number }}>
              <Button>{t('toCheckout')}</Button>
            </Link>
          </>
        )}
      </CardActions>
      {spending && <SpendDrawer card={card} onClose={() => setSpending(false)} />}
      {done && <ReceiptDialog {...done} onClose={() => setDone(undefined)} />}
    </>
  );
}

/** Whether the holder has set a PIN; one that was missed too often is unlocked here. */
function Pin(props: { cardId: string }) {
  const { t } = useTranslation('card');
  const can = useCan();
  const pin = api.useQuery('get', '/api/v1/cards/{id}/pin', { params: { path: { id: props.cardId } } });
  if (!pin.data) return '—';
  if (!pin.data.locked) return t(pin.data.set ? 'pin.set' : 'pin.none');
  return (
    <Flex gap={8} align="center">
      <Tag color="red">{t('pin.locked')}</Tag>
      {can('card-pin:unlock') && (
        <ActButton
          size="small"
          confirm={t('pin.unlockConfirm')}
          done={t('pin.unlocked')}
          send={() => unlockPin(props.cardId)}
        >
          {t('pin.unlock')}
        </ActButton>
      )}
    </Flex>
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
      <Panel>
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
            [t('pin.label'), card.kind === 'REGISTERED' && <Pin key="pin" cardId={card.id} />],
            [
              t('successor'),
              card.successorId && (
                <Link to="/cards/$cardId" params={{ cardId: card.successorId }}>
                  {t('toSuccessor')}
                </Link>
              ),
            ],
          ]}
        />
      </Panel>
    </>
  );
}
