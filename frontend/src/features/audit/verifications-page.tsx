import { App, Button, Flex, Form, Input, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useList } from '@/shared/api/list';
import { formatInstant } from '@/shared/lib/date';
import { CURRENCY, formatMoney, fromFen } from '@/shared/lib/money';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { StaffName } from '@/shared/ui/names';
import { AuditFrame } from './audit-frame';
import { useVerificationWords } from './use-verification-words';
import { keepHead, type Verification, verify } from './verification-commands';

const colors: Record<Verification['status'], string> = {
  RUNNING: 'blue',
  INTACT: 'green',
  DIFFERENT: 'red',
  BROKEN_OFF: 'orange',
};

/** Whether the balances follow from their movements, and whether the sealed history is still as it was sealed. */
export function VerificationsPage() {
  const { t } = useVerificationWords();
  const { message } = App.useApp();
  const [comparing, setComparing] = useState(false);
  const list = useList('/api/v1/verifications');
  const state = ({ status }: Verification) => <Tag color={colors[status]}>{t(`status.${status}`)}</Tag>;
  const tell = ({ status }: Verification) =>
    void (status === 'DIFFERENT' ? message.error(t('found'), 6) : message.info(t(`status.${status}`)));
  return (
    <AuditFrame
      place="verifications"
      actions={
        <>
          <ActButton type="primary" done={t('started')} send={() => verify({ kind: 'BOOKS' })} onDone={tell}>
            {t('books')}
          </ActButton>
          <ActButton done={t('started')} send={() => verify({ kind: 'SEALS' })} onDone={tell}>
            {t('seals')}
          </ActButton>
          <Button onClick={() => setComparing(true)}>{t('compare')}</Button>
          <ActButton done={t('kept')} send={keepHead}>
            {t('keep')}
          </ActButton>
        </>
      }
    >
      <Typography.Text type="secondary">{t('hint')}</Typography.Text>
      <DataList
        list={list}
        label={t('place.verifications')}
        rowKey={(each) => each.id}
        empty={t('empty')}
        columns={[
          { title: t('common:field.time'), render: (_, each) => formatInstant(each.createdAt) },
          { title: t('kindOf'), render: (_, each) => t(`kind.${each.kind}`) },
          { title: t('common:field.status'), render: (_, each) => state(each) },
          { title: t('result'), width: 440, render: (_, each) => <Result verification={each} /> },
          { title: t('by'), render: (_, each) => <StaffName id={each.startedBy} /> },
        ]}
        card={(each) => ({
          title: t(`kind.${each.kind}`),
          extra: state(each),
          lines: (
            <Flex vertical gap={4}>
              <Result verification={each} />
              <Typography.Text type="secondary">
                {formatInstant(each.createdAt)} · <StaffName id={each.startedBy} />
              </Typography.Text>
            </Flex>
          ),
        })}
      />
      {comparing && (
        <CommandDrawer<{ keptHead: string }, Verification>
          title={t('compare')}
          submitText={t('compareSubmit')}
          send={({ keptHead }) => verify({ kind: 'SEALS', keptHead: keptHead.trim() })}
          onDone={tell}
          onClose={() => setComparing(false)}
        >
          <p>{t('compareHint')}</p>
          <Form.Item name="keptHead" label={t('keptHead')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoSize={{ minRows: 6, maxRows: 12 }} spellCheck={false} />
          </Form.Item>
        </CommandDrawer>
      )}
    </AuditFrame>
  );
}

/** What a check went through, and the first thing that is not as it should be. */
function Result(props: { verification: Verification }): ReactNode {
  const { t, i18n } = useVerificationWords();
  const { figures, finding } = props.verification;
  const money = (minor: number) =>
    formatMoney({ amount: fromFen(BigInt(minor)), currency: CURRENCY }, i18n.language);
  return (
    <Flex vertical gap={4}>
      {figures?.cards !== undefined && (
        <span>
          {t('figures.books', {
            cards: figures.cards,
            movements: figures.movements ?? 0,
            principal: money(figures.principal ?? 0),
            bonus: money(figures.bonus ?? 0),
          })}
        </span>
      )}
      {figures?.blocks !== undefined && (
        <span>{t('figures.seals', { blocks: figures.blocks, rows: figures.sealedRows ?? 0 })}</span>
      )}
      {figures?.headVerified !== undefined && (
        <span>{t(figures.headVerified ? 'figures.headKnown' : 'figures.headUnknown')}</span>
      )}
      {finding && (
        <Typography.Text type="danger">
          {t(`what.${finding.what}`)}
          {finding.cardNumber && ` · ${t('card', { number: finding.cardNumber })}`}
          {finding.height !== undefined && ` · ${t('block', { height: finding.height })}`}
          {finding.ledger && ` · ${finding.ledger}${finding.rowKey ? ` ${finding.rowKey}` : ''}`}
          {finding.expected !== undefined &&
            ` · ${t('expected', { expected: finding.expected, found: finding.found ?? '—' })}`}
        </Typography.Text>
      )}
    </Flex>
  );
}
