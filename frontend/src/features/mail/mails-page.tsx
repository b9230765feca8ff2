import { getRouteApi } from '@tanstack/react-router';
import { App, Button, Flex, Form, Input, Radio, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { CustomerFilter } from '@/shared/ui/customer-filter';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { sendTestMail } from './commands';
import { MailDrawer } from './mail-drawer';
import { useMailWords } from './use-mail-words';
import { type Delivery, type Mail, mailLanguages, mailStatusColors, mailStatuses } from './vocabulary';

const route = getRouteApi('/shell/mails');

export function MailStatus(props: { mail: Delivery }) {
  const { t } = useMailWords();
  return <Tag color={mailStatusColors[props.mail.status]}>{t(`status.${props.mail.status}`)}</Tag>;
}

/** Every mail that was sent or is to be sent, and what became of it. */
export function MailsPage() {
  const { t } = useMailWords();
  const can = useCan();
  const { status, customerId, mail: shown } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const [testing, setTesting] = useState(false);
  const list = useList('/api/v1/mail-deliveries', { query: { status, customerId } });
  const link = (mail: Delivery) => (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => filter({ mail: mail.id })}>
      {mail.subject}
    </Button>
  );
  const reply = (mail: Delivery) => (mail.waitsForServer ? t('waitsForServer') : (mail.lastReply ?? '—'));
  return (
    <Page
      title={t('title')}
      actions={can('mail:write') && <Button onClick={() => setTesting(true)}>{t('test')}</Button>}
    >
      <Flex gap={12} wrap align="center">
        <Chips
          label={t('common:field.status')}
          options={options(mailStatuses, (each) => t(`status.${each}`))}
          value={status}
          onChange={(chosen) => filter({ status: chosen })}
        />
        {can('customer:read') && <CustomerFilter customerId={customerId} onChange={filter} />}
      </Flex>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(mail) => mail.id}
        empty={status || customerId ? t('common:list.emptyFiltered') : t('empty')}
        columns={[
          { title: t('made'), render: (_, { createdAt }) => formatInstant(createdAt) },
          { title: t('subject'), render: (_, mail) => link(mail) },
          { title: t('to'), render: (_, { to }) => to.join(', ') },
          { title: t('common:field.status'), render: (_, mail) => <MailStatus mail={mail} /> },
          {
            title: t('reply'),
            width: 320,
            render: (_, mail) => <div className="breaking">{reply(mail)}</div>,
          },
          { title: t('by'), render: (_, { createdByName }) => createdByName ?? t('system') },
        ]}
        card={(mail) => ({
          title: link(mail),
          extra: <MailStatus mail={mail} />,
          lines: (
            <Flex vertical gap={4}>
              <span>{mail.to.join(', ')}</span>
              {(mail.waitsForServer || mail.lastReply) && <span>{reply(mail)}</span>}
              <Typography.Text type="secondary">
                {formatInstant(mail.createdAt)} · {mail.createdByName ?? t('system')}
              </Typography.Text>
            </Flex>
          ),
        })}
      />
      {shown && <MailDrawer key={shown} mailId={shown} onClose={() => filter({ mail: undefined })} />}
      {testing && <TestDrawer onClose={() => setTesting(false)} />}
    </Page>
  );
}

function TestDrawer(props: { onClose: () => void }) {
  const { t, i18n } = useMailWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['SendTestMail'], Mail>
      title={t('test')}
      submitText={t('testSend')}
      initial={{ language: i18n.language === 'zh-CN' ? 'zh-CN' : 'en' }}
      send={sendTestMail}
      onDone={() => void message.success(t('testSent'))}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('testHint')}</Typography.Paragraph>
      <Form.Item
        name="to"
        label={t('testTo')}
        rules={[{ required: true }, { type: 'email', message: t('address') }]}
      >
        <Input autoFocus inputMode="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Form.Item name="language" label={t('language')} rules={[{ required: true }]}>
        <Radio.Group optionType="button" options={options(mailLanguages, (each) => t(`languages.${each}`))} />
      </Form.Item>
    </CommandDrawer>
  );
}
