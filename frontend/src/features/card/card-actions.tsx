import { MoreOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { isZero } from '@/shared/lib/money';
import { ActButton } from '@/shared/ui/act-button';
import { FreezeDrawer, TopUpDrawer } from './card-drawers';
import { CashOutDrawer } from './cash-out-drawer';
import { activateCard, cancelLoss, closeCard, reactivateCard, reportLoss } from './commands';
import { AdjustDrawer, movable, TransferDrawer } from './desk-drawers';
import { ReplaceDrawer, StatusDrawer } from './status-drawers';
import type { Card, Receipt } from './vocabulary';

type Act =
  | 'topUp'
  | 'freeze'
  | 'unfreeze'
  | 'loss'
  | 'cancelLoss'
  | 'replace'
  | 'transfer'
  | 'adjust'
  | 'cashOut'
  | 'reactivate'
  | 'close';

const statusCommands = {
  loss: reportLoss,
  cancelLoss,
  reactivate: reactivateCard,
  close: closeCard,
} as const;

/** What can be done with a card as it stands, and only by whom it may be done. */
export function actsOf(card: Card, can: (permission: string) => boolean): Act[] {
  const { status, kind } = card;
  const empty = isZero(card.balance) && isZero(card.held);
  const acts: [act: Act, permission: string, possible: boolean][] = [
    ['topUp', 'card:sell', status === 'ACTIVE'],
    ['freeze', 'card:freeze', status === 'ACTIVE'],
    ['unfreeze', 'card:freeze', status === 'FROZEN'],
    ['loss', 'card:freeze', kind === 'REGISTERED' && (status === 'ACTIVE' || status === 'FROZEN')],
    ['cancelLoss', 'card:freeze', status === 'LOST'],
    ['replace', 'card:sell', status === 'LOST' || (status === 'ACTIVE' && kind === 'REGISTERED')],
    ['transfer', 'card:sell', status === 'ACTIVE' && movable(card) > 0n],
    // What is wrong on a card may be put right while nobody can pay with it, too.
    ['adjust', 'card:adjust', !['ISSUED', 'REPLACED', 'CLOSED'].includes(status)],
    ['cashOut', 'card:cash-out', !empty && (status === 'ACTIVE' || status === 'EXPIRED')],
    ['reactivate', 'card:sell', status === 'EXPIRED'],
    ['close', 'card:sell', empty && status === 'ACTIVE'],
  ];
  return acts.filter(([, permission, possible]) => possible && can(permission)).map(([act]) => act);
}

/** The first thing to do with a card as a button of its own, the others in a menu. */
export function CardActions(props: {
  card: Card;
  onDone?: (receipt: Receipt, title: string) => void;
  /** The number that the card has now: another one after it was replaced. */
  onChanged?: (number: string) => void;
  /** Whether something is being done here that must not be lost. */
  onBusy?: (busy: boolean) => void;
  /** What else the place offers, between the first and the rest. */
  children?: ReactNode;
}) {
  const { t } = useTranslation('card');
  const { message } = App.useApp();
  const can = useCan();
  const navigate = useNavigate();
  const [act, setAct] = useState<Act>();
  const [activating, setActivating] = useState(false);
  const { card, onChanged, onBusy } = props;
  const busy = activating || act !== undefined;
  const [first, ...others] = actsOf(card, can);
  const close = () => setAct(undefined);
  const changed = () => onChanged?.(card.number);

  useEffect(() => {
    if (!busy || !onBusy) return undefined;
    onBusy(true);
    return () => onBusy(false);
  }, [busy, onBusy]);

  function activate() {
    setActivating(true);
    return activateCard(card.id).finally(() => setActivating(false));
  }
  function replaced(successor: Card) {
    if (onChanged) onChanged(successor.number);
    else void navigate({ to: '/cards/$cardId', params: { cardId: successor.id } });
  }
  function paid(receipt: Receipt | null, title: string) {
    if (receipt) props.onDone?.(receipt, title);
    else void message.success(t('waiting'));
  }

  return (
    <>
      {card.status === 'ISSUED' && can('card:sell') && (
        <ActButton type="primary" send={activate} done={t('activated')} onDone={changed}>
          {t('activate')}
        </ActButton>
      )}
      {first && (
        <Button {...(first === 'topUp' ? { type: 'primary' } : {})} onClick={() => setAct(first)}>
          {t(`act.${first}`)}
        </Button>
      )}
      {props.children}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((each) => ({ key: each, label: t(`act.${each}`) })),
            onClick: ({ key }) => setAct(others.find((each) => each === key)),
          }}
        >
          <Button icon={<MoreOutlined aria-hidden />} aria-haspopup="menu">
            {t('act.more')}
          </Button>
        </Dropdown>
      )}
      {act === 'topUp' && (
        <TopUpDrawer card={card} onDone={(receipt) => paid(receipt, t('toppedUp'))} onClose={close} />
      )}
      {(act === 'freeze' || act === 'unfreeze') && <FreezeDrawer card={card} onClose={close} />}
      {(act === 'loss' || act === 'cancelLoss' || act === 'reactivate' || act === 'close') && (
        <StatusDrawer
          card={card}
          title={t(`act.${act}`)}
          explain={t(`explain.${act}`)}
          danger={act === 'loss' || act === 'close'}
          send={statusCommands[act]}
          onDone={changed}
          onClose={close}
        />
      )}
      {act === 'replace' && <ReplaceDrawer card={card} onDone={replaced} onClose={close} />}
      {act === 'transfer' && <TransferDrawer card={card} onDone={paid} onClose={close} />}
      {act === 'adjust' && <AdjustDrawer card={card} onDone={paid} onClose={close} />}
      {act === 'cashOut' && (
        <CashOutDrawer card={card} onDone={(receipt) => paid(receipt, t('cashedOut'))} onClose={close} />
      )}
    </>
  );
}
