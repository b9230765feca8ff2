import { DownOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useCommand } from '@/shared/api/command';
import { useCan } from '@/shared/api/session';
import { printPage, saveFile } from '@/shared/lib/download';
import { isZero } from '@/shared/lib/money';
import { ActButton } from '@/shared/ui/act-button';
import {
  CreditDrawer,
  DisputeDrawer,
  MailDrawer,
  PromiseDrawer,
  SendDrawer,
  VoidDrawer,
  WriteOffDrawer,
} from './bill-drawers';
import { approveBill, billPage, billPdf, discardBill, restoreBill } from './commands';
import { ChangeBillDrawer } from './draft-drawers';
import { InstalmentsDrawer } from './instalments-drawer';
import { PayByCardDrawer, PayDrawer } from './payment-drawers';
import { type Bill, isOpen } from './vocabulary';

const drawers = {
  change: ChangeBillDrawer,
  send: SendDrawer,
  pay: PayDrawer,
  payByCard: PayByCardDrawer,
  instalments: InstalmentsDrawer,
  promise: PromiseDrawer,
  dispute: DisputeDrawer,
  credit: CreditDrawer,
  writeOff: WriteOffDrawer,
  void: VoidDrawer,
} as const satisfies Record<string, ComponentType<{ bill: Bill; onClose: () => void }>>;

/** What can be done with a bill as it stands, by who looks at it: the usual next steps as buttons, the rest in a menu. */
export function BillActions(props: { bill: Bill }) {
  const { t } = useTranslation(['billing', 'common']);
  const can = useCan();
  const navigate = useNavigate();
  const { bill } = props;
  const [open, setOpen] = useState<keyof typeof drawers | 'mail'>();
  const close = () => setOpen(undefined);
  const mails = api.useQuery(
    'get',
    '/api/v1/bills/{id}/mails',
    { params: { path: { id: bill.id } } },
    { enabled: bill.status !== 'DRAFT' },
  );
  const draft = bill.status === 'DRAFT';
  const open_ = isOpen(bill);
  const standing = !draft && bill.status !== 'VOIDED';
  const rest = [
    { key: 'send', shown: standing && can('bill:write') },
    { key: 'instalments', shown: open_ && can('bill:approve') },
    { key: 'promise', shown: open_ && can('bill:write') },
    { key: 'dispute', shown: (open_ || bill.disputed) && can('bill:write') },
    { key: 'credit', shown: open_ && can('bill:approve'), danger: true },
    { key: 'writeOff', shown: open_ && can('transaction:correct'), danger: true },
    {
      key: 'void',
      shown: standing && isZero(bill.paid) && isZero(bill.writtenOff) && can('bill:approve'),
      danger: true,
    },
  ] as const;
  const Chosen = open && open !== 'mail' ? drawers[open] : undefined;
  const menu = rest.filter(({ shown }) => shown);
  return (
    <>
      {draft && can('bill:approve') && (
        <ActButton
          type="primary"
          confirm={t('approveConfirm')}
          done={t('approved')}
          send={(key) => approveBill(bill.id, key)}
        >
          {t('approve')}
        </ActButton>
      )}
      {draft && can('bill:write') && (
        <>
          <Button onClick={() => setOpen('change')}>{t('common:action.edit')}</Button>
          <ActButton
            danger
            done={t('discarded')}
            undo={() => restoreBill(bill.id)}
            send={() => discardBill(bill)}
            onDone={() => void navigate({ to: '/bills' })}
          >
            {t('common:action.delete')}
          </ActButton>
        </>
      )}
      {open_ && can('transaction:post') && (
        <Button type="primary" onClick={() => setOpen('pay')}>
          {t('pay')}
        </Button>
      )}
      {open_ && can('card:sell') && can('transaction:post') && (
        <Button onClick={() => setOpen('payByCard')}>{t('payByCard')}</Button>
      )}
      {standing && can('bill:write') && <Button onClick={() => setOpen('mail')}>{t('mail')}</Button>}
      <Paper bill={bill} />
      {menu.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: menu.map((item) => ({
              key: item.key,
              label: t(item.key === 'dispute' && bill.disputed ? 'settleDispute' : item.key),
              danger: 'danger' in item,
            })),
            onClick: ({ key }) => setOpen(menu.find((item) => item.key === key)?.key),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('common:nav.more')}
          </Button>
        </Dropdown>
      )}
      {Chosen && <Chosen bill={bill} onClose={close} />}
      {open === 'mail' && <MailDrawer bill={bill} before={mails.data?.items.length ?? 0} onClose={close} />}
    </>
  );
}

/** The bill on paper, in the language of the screen. */
function Paper(props: { bill: Bill }) {
  const { t, i18n } = useTranslation('billing');
  const { message } = App.useApp();
  const { bill } = props;
  const refused = (error: unknown): never => {
    void message.error(error instanceof Error ? error.message : t('title'), 6);
    throw error;
  };
  const print = useCommand(() => printPage(() => billPage(bill.id, i18n.language)).catch(refused));
  const pdf = useCommand(() =>
    billPdf(bill.id, i18n.language)
      .then((file) => saveFile(file, `${bill.number ?? t('billDraft')}.pdf`))
      .catch(refused),
  );
  return (
    <>
      <Button loading={print.pending} onClick={() => void print.run(undefined)}>
        {t('print')}
      </Button>
      <Button loading={pdf.pending} onClick={() => void pdf.run(undefined)}>
        PDF
      </Button>
    </>
  );
}
