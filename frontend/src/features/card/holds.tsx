import { Alert, App, Button, Flex, Card as Panel, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { fen, formatMoney, fromFen, yuan } from '@/shared/lib/money';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';
import { openHolds } from './movement-acts';
import { CaptureDrawer, VoidDrawer } from './movement-drawers';
import { ReceiptDialog } from './receipt-panel';
import type { Card, Hold, Movement, Receipt } from './vocabulary';

/** The money of a card that is set aside, to be taken or released; nothing where none is. */
export function Holds(props: { card: Card }) {
  const { t } = useTranslation('card');
  const { card } = props;
  // Kept here, because a hold leaves the list as soon as it was taken.
  const [receipt, setReceipt] = useState<Receipt>();
  return (
    <>
      {fen(card.held.amount) > 0n && <OpenHolds card={card} onCaptured={setReceipt} />}
      {receipt && (
        <ReceiptDialog title={t('hold.captured')} receipt={receipt} onClose={() => setReceipt(undefined)} />
      )}
    </>
  );
}

function OpenHolds(props: { card: Card; onCaptured: (receipt: Receipt) => void }) {
  const { t, i18n } = useTranslation('card');
  const { card } = props;
  // The end of a hold is always newer than the hold: what looks open in the newest of them is open.
  const list = useList('/api/v1/cards/{id}/statement', {
    path: { id: card.id },
    query: { 'kind[in]': 'HOLD,CAPTURE,VOID', limit: 200 },
  });
  const open = openHolds(list.items);
  const elsewhere = fen(card.held.amount) - open.reduce((total, { held }) => total + fen(held.amount), 0n);
  return (
    <section aria-label={t('hold.title')}>
      <Typography.Title level={2} className="section-title">
        {t('hold.title')}
      </Typography.Title>
      <ProblemNote
        problem={list.error ? asProblem(list.error) : undefined}
        onRetry={() => void list.refetch()}
      />
      {list.isPending && !list.error && <Skeleton active paragraph={{ rows: 2 }} />}
      <Flex vertical gap={8}>
        {open.map((movement) => (
          <OpenHold key={movement.reference} movement={movement} onCaptured={props.onCaptured} />
        ))}
        {list.data && elsewhere > 0n && (
          <Alert
            type="info"
            role="note"
            title={t('hold.elsewhere', { amount: formatMoney(yuan(fromFen(elsewhere)), i18n.language) })}
          />
        )}
      </Flex>
    </section>
  );
}

function OpenHold(props: { movement: Movement; onCaptured: (receipt: Receipt) => void }) {
  const { t } = useTranslation('card');
  const { message } = App.useApp();
  const can = useCan();
  const { movement } = props;
  const { data: hold } = api.useQuery('get', '/api/v1/holds/{id}', {
    params: { path: { id: movement.reference } },
  });
  const [asked, setAsked] = useState<{ act: 'capture' | 'void'; hold: Hold }>();
  const close = () => setAsked(undefined);
  const late = hold !== undefined && Date.parse(hold.expiresAt) <= Date.now();
  return (
    <Panel size="small">
      <Flex justify="space-between" align="center" gap="8px 16px" wrap>
        <Flex gap={8} align="center" wrap>
          <MoneyText value={movement.held} strong />
          {late && <Tag color="orange">{t('hold.late')}</Tag>}
          <Typography.Text type="secondary">
            {formatInstant(movement.at)}
            {hold && ` · ${t('hold.until', { at: formatInstant(hold.expiresAt) })}`}
            {movement.operatorName && ` · ${movement.operatorName}`}
            {movement.memo && ` · ${movement.memo}`}
          </Typography.Text>
        </Flex>
        {hold?.status === 'OPEN' && can('card:sell') && (
          <Flex gap={8}>
            {!late && (
              <Button size="small" type="primary" onClick={() => setAsked({ act: 'capture', hold })}>
                {t('hold.capture')}
              </Button>
            )}
            <Button size="small" danger onClick={() => setAsked({ act: 'void', hold })}>
              {t('hold.void')}
            </Button>
          </Flex>
        )}
      </Flex>
      {asked?.act === 'capture' && (
        <CaptureDrawer hold={asked.hold} onDone={props.onCaptured} onClose={close} />
      )}
      {asked?.act === 'void' && (
        <VoidDrawer hold={asked.hold} onDone={() => void message.success(t('hold.voided'))} onClose={close} />
      )}
    </Panel>
  );
}
