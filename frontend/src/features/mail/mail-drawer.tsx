import { Link } from '@tanstack/react-router';
import { App, Button, Drawer, Flex, Form, Input, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { useWide } from '@/shared/lib/media';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { cancelMail, reportBounce, retryMail } from './commands';
import { useMailWords } from './use-mail-words';
import { actsOn, type Delivery, type Mail, mailStatusColors } from './vocabulary';

const outcomeColors: Record<Schemas['MailOutcome'], string> = {
  SENT: 'green',
  DEFERRED: 'gold',
  REFUSED: 'red',
  BOUNCED: 'red',
};

/** One mail: what it says, every try to send it, and what can be done about it. */
export function MailDrawer(props: { mailId: string; onClose: () => void }) {
  const { t } = useMailWords();
  const wide = useWide();
  const mail = api.useQuery('get', '/api/v1/mail-deliveries/{id}', {
    params: { path: { id: props.mailId } },
  });
  return (
    <Drawer
      open
      title={mail.data?.delivery.subject ?? t('title')}
      size={wide ? 680 : '100%'}
      onClose={props.onClose}
    >
      <Loaded query={mail}>{(found) => <Content mail={found} />}</Loaded>
    </Drawer>
  );
}

function Content(props: { mail: Mail }) {
  const { t } = useMailWords();
  const { mail } = props;
  const { delivery } = mail;
  return (
    <Flex vertical gap={16}>
      <Acts delivery={delivery} />
      <Details
        columns={2}
        items={[
          [
            t('common:field.status'),
            <Tag key="status" color={mailStatusColors[delivery.status]}>
              {t(`status.${delivery.status}`)}
            </Tag>,
          ],
          [t('to'), delivery.to.join(', ')],
          [t('from'), mail.from],
          [t('by'), delivery.createdByName ?? t('system')],
          [t('made'), formatInstant(delivery.createdAt)],
          [t('sentAt'), delivery.sentAt && formatInstant(delivery.sentAt)],
          [
            t('next'),
            delivery.status === 'QUEUED' &&
              !delivery.waitsForServer &&
              delivery.nextAttemptAt &&
              formatInstant(delivery.nextAttemptAt),
          ],
          [t('attachments'), delivery.attachments.map(({ name }) => name).join(', ')],
        ]}
      />
      {delivery.waitsForServer && <Typography.Text type="secondary">{t('waitsForServer')}</Typography.Text>}
      <Flex gap={16} wrap>
        {delivery.subjectKind === 'bill' && (
          <Link to="/bills/$billId" params={{ billId: delivery.subjectId }}>
            {t('toBill')}
          </Link>
        )}
        {delivery.customerId && (
          <Link to="/customers/$customerId" params={{ customerId: delivery.customerId }}>
            {t('toCustomer')}
          </Link>
        )}
      </Flex>
      <Section title={t('tries')}>
        {mail.tries.length === 0 ? (
          <Typography.Text type="secondary">{t('noTries')}</Typography.Text>
        ) : (
          <ol className="plain-list ruled" aria-label={t('tries')}>
            {mail.tries.map((each) => (
              <li key={each.number}>
                <Flex gap={8} wrap align="center">
                  <Tag color={outcomeColors[each.outcome]}>{t(`outcome.${each.outcome}`)}</Tag>
                  <Typography.Text type="secondary">{formatInstant(each.at)}</Typography.Text>
                </Flex>
                <div className="breaking">{[each.replyCode, each.reply].filter(Boolean).join(' ')}</div>
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={t('content')}>
        {/* In a frame of its own, in which nothing runs: these are the words of a mail, not this program's. */}
        <iframe
          title={t('content')}
          sandbox=""
          srcDoc={mail.html}
          style={{ width: '100%', height: 320, border: 0, background: '#fff' }}
        />
      </Section>
    </Flex>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <Flex vertical gap={8}>
      <Typography.Title level={2} className="section-title">
        {props.title}
      </Typography.Title>
      {props.children}
    </Flex>
  );
}

function Acts(props: { delivery: Delivery }) {
  const { t } = useMailWords();
  const can = useCan();
  const { message } = App.useApp();
  const { delivery } = props;
  const { retry, cancel, bounce } = actsOn(delivery);
  const [bouncing, setBouncing] = useState(false);
  return (
    <Flex gap={8} wrap>
      {retry && can('mail:write') && (
        <ActButton type="primary" done={t('retried')} send={() => retryMail(delivery.id)}>
          {t('retry')}
        </ActButton>
      )}
      {cancel && can('mail:write') && (
        <ActButton
          danger
          confirm={t('cancelConfirm')}
          done={t('cancelled')}
          send={() => cancelMail(delivery.id)}
        >
          {t('cancel')}
        </ActButton>
      )}
      {bounce && can('mail:bounce') && <Button onClick={() => setBouncing(true)}>{t('bounce')}</Button>}
      {bouncing && (
        <CommandDrawer<Schemas['ReportBounce'], Mail>
          title={t('bounce')}
          submitText={t('bounce')}
          send={(values) => reportBounce(delivery.id, values)}
          onDone={() => void message.success(t('bounced'))}
          onClose={() => setBouncing(false)}
        >
          <Typography.Paragraph>{t('bounceHint')}</Typography.Paragraph>
          <Form.Item name="reason" label={t('bounceReason')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={1000} />
          </Form.Item>
        </CommandDrawer>
      )}
    </Flex>
  );
}
