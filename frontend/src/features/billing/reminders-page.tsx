import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Flex, Form, Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { TabBar } from '@/shared/ui/tab-bar';
import { closeReminder, runReminders } from './commands';
import type { Notice } from './vocabulary';

const route = getRouteApi('/shell/reminders');
const views = ['toDo', 'all'] as const;

/** Reminders of overdue bills: whom to call or to write to, and what went out by itself. */
export function RemindersPage() {
  const { t } = useTranslation(['billing', 'common']);
  const can = useCan();
  const { message } = App.useApp();
  const { view = 'toDo', until } = route.useSearch();
  const navigate = route.useNavigate();
  const [closing, setClosing] = useState<Notice>();
  const list = useList('/api/v1/dunning-notices', {
    query: { toDo: view === 'toDo' ? true : undefined, 'runOn[lte]': until },
  });
  const link = (notice: Notice) => (
    <Link to="/bills/$billId" params={{ billId: notice.billId }}>
      {notice.billNumber}
    </Link>
  );
  const customer = (notice: Notice) => (
    <Link to="/customers/$customerId" params={{ customerId: notice.customerId }}>
      {notice.customerName}
    </Link>
  );
  const how = (notice: Notice) => (
    <Flex gap={8} wrap align="center">
      <span>{t('reminders.level', { level: notice.level })}</span>
      <Tag>{t(`reminders.channel.${notice.channel}`)}</Tag>
    </Flex>
  );
  const act = (notice: Notice) =>
    notice.toDo && can('bill:write') ? (
      <Button size="small" onClick={() => setClosing(notice)}>
        {t('reminders.close')}
      </Button>
    ) : (
      notice.note
    );
  return (
    <Page
      title={t('reminders.title')}
      actions={
        can('bill:dun') && (
          <ActButton
            confirm={t('reminders.runConfirm')}
            done={t('reminders.ran')}
            send={() => runReminders()}
            onDone={({ mailed, toDo }) => void message.info(t('reminders.result', { mailed, toDo }), 6)}
          >
            {t('reminders.run')}
          </ActButton>
        )
      }
    >
      <TabBar
        label={t('views')}
        tabs={views.map((key) => ({ key, label: t(`reminders.view.${key}`) }))}
        active={view}
        onChange={(key) =>
          void navigate({
            search: (before) => ({ ...before, view: key === 'all' ? key : undefined }),
            replace: true,
          })
        }
      >
        <Flex vertical gap={16}>
          {until && (
            <div>
              <Tag closable onClose={() => void navigate({ search: { view }, replace: true })}>
                {t('reminders.until', { day: until })}
              </Tag>
            </div>
          )}
          <DataList
            list={list}
            label={t('reminders.title')}
            rowKey={(notice) => notice.id}
            empty={t('reminders.empty')}
            columns={[
              { title: t('common:field.date'), dataIndex: 'runOn' },
              { title: t('reminders.how'), render: (_, notice) => how(notice) },
              { title: t('field.number'), render: (_, notice) => link(notice) },
              { title: t('common:field.customer'), render: (_, notice) => customer(notice) },
              { title: t('field.dueOn'), dataIndex: 'dueOn' },
              {
                title: t('field.residual'),
                align: 'right',
                render: (_, notice) => <MoneyText value={notice.open} />,
              },
            ]}
            actions={act}
            card={(notice) => ({
              title: how(notice),
              extra: <MoneyText value={notice.open} strong />,
              lines: (
                <Flex vertical gap={6}>
                  <Flex gap={12}>
                    {link(notice)}
                    {customer(notice)}
                  </Flex>
                  <Typography.Text type="secondary">
                    {notice.runOn} · {t('field.dueOn')} {notice.dueOn}
                  </Typography.Text>
                  {act(notice)}
                </Flex>
              ),
            })}
          />
        </Flex>
      </TabBar>
      {closing && (
        <CommandDrawer<Schemas['CloseNotice'], Notice>
          title={t('reminders.close')}
          submitText={t('reminders.close')}
          send={(values) => closeReminder(closing.id, values)}
          onDone={() => void message.success(t('reminders.closed'))}
          onClose={() => setClosing(undefined)}
        >
          <Flex vertical gap={4} style={{ marginBottom: 16 }}>
            <Flex gap={12} wrap>
              {customer(closing)}
              {link(closing)}
              {how(closing)}
            </Flex>
            <Flex gap={12} wrap>
              <Typography.Text type="secondary">
                {t('field.dueOn')} {closing.dueOn}
              </Typography.Text>
              <MoneyText value={closing.open} strong />
            </Flex>
          </Flex>
          <Form.Item
            name="note"
            label={t('common:field.note')}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        </CommandDrawer>
      )}
    </Page>
  );
}
