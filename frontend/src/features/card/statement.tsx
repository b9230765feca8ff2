import { Link } from '@tanstack/react-router';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { isZero } from '@/shared/lib/money';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { actsWith } from './movement-acts';
import { ReturnDrawer, ReverseDrawer } from './movement-drawers';
import { ReceiptDialog } from './receipt-panel';
import type { Card, Movement, Receipt } from './vocabulary';

type Asked = { act: 'return' | 'reverse'; movement: Movement };

/** What happened on a card, newest first; a payment is given back and a mistake undone from its own row. */
export function Statement(props: { card: Card }) {
  const { t } = useTranslation(['card', 'common']);
  const can = useCan();
  const { card } = props;
  const list = useList('/api/v1/cards/{id}/statement', { path: { id: card.id } });
  const [asked, setAsked] = useState<Asked>();
  const [done, setDone] = useState<{ receipt: Receipt; title: string }>();
  const close = () => setAsked(undefined);
  const kind = (movement: Movement) => (
    <Flex gap={8} wrap>
      <span>{t(`movement.${movement.kind}`)}</span>
      {!isZero(movement.held) && (
        <Typography.Text type="secondary">
          {t('hold.change')} <MoneyText value={movement.held} signed />
        </Typography.Text>
      )}
    </Flex>
  );

  function acts(movement: Movement): ReactNode {
    if (!can('card:sell')) return null;
    if (movement.billId)
      return (
        <Link to="/bills/$billId" params={{ billId: movement.billId }}>
          {t('toBill')}
        </Link>
      );
    const { left, reversible } = actsWith(movement, card, list.items);
    if (!left && !reversible) return null;
    return (
      <Flex gap={8} wrap>
        {left && (
          <Button size="small" onClick={() => setAsked({ act: 'return', movement })}>
            {t('giveBack.act')}
          </Button>
        )}
        {reversible && (
          <Button size="small" danger onClick={() => setAsked({ act: 'reverse', movement })}>
            {t('reverse.act')}
          </Button>
        )}
      </Flex>
    );
  }

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
        actions={acts}
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
              {acts(movement)}
            </Flex>
          ),
        })}
      />
      {asked && <Asking asked={asked} card={card} all={list.items} onDone={setDone} onClose={close} />}
      {done && <ReceiptDialog {...done} onClose={() => setDone(undefined)} />}
    </section>
  );
}

function Asking(props: {
  asked: Asked;
  card: Card;
  all: readonly Movement[];
  onDone: (done: { receipt: Receipt; title: string }) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('card');
  const { card, onDone, onClose } = props;
  const { act, movement } = props.asked;
  // As it was when it was asked for: the form must not change under the hand while the statement is read again.
  const [{ left }] = useState(() => actsWith(movement, card, props.all));
  if (act === 'reverse')
    return (
      <ReverseDrawer
        card={card}
        movement={movement}
        onDone={(receipt) => onDone({ receipt, title: t('reverse.done') })}
        onClose={onClose}
      />
    );
  if (!left) return null;
  return (
    <ReturnDrawer
      card={card}
      movement={movement}
      left={left}
      onDone={(receipt) => onDone({ receipt, title: t('giveBack.done') })}
      onClose={onClose}
    />
  );
}
