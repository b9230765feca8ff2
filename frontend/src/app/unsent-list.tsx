import { Alert, App, Button, Card, Empty, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TaskFields } from '@/features/care/task-form';
import { InteractionFields } from '@/features/interaction/interaction-fields';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { putBack, type Refused, sendAgain, throwAway, type Unsent, useUnsent } from '@/shared/offline/outbox';
import { CommandDrawer } from '@/shared/ui/command-drawer';

/** What waits in this device to be sent, and what the server has refused of it. */
export function UnsentList(props: { person: string }) {
  const { t } = useTranslation('offline');
  const items = useUnsent(props.person);
  const [editing, setEditing] = useState<Unsent>();
  if (items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('nothingUnsent')} />;
  }
  return (
    <>
      <ul className="cards" aria-label={t('unsentTitle')}>
        {items.map((item) => (
          <li key={item.id}>
            <Card
              size="small"
              title={item.customerName}
              extra={
                item.refusal ? <Tag color="red">{t('refused')}</Tag> : <Tag color="blue">{t('waits')}</Tag>
              }
            >
              <Flex vertical gap={8}>
                <span className="prewrap">
                  {item.kind === 'task' ? `${item.body.title} · ${item.body.dueOn}` : item.body.content}
                </span>
                <Typography.Text type="secondary">
                  {t(`kind.${item.kind}`)} · {formatInstant(item.writtenAt)}
                </Typography.Text>
                {item.refusal && <Reason refusal={item.refusal} />}
                <Actions person={props.person} item={item} onEdit={() => setEditing(item)} />
              </Flex>
            </Card>
          </li>
        ))}
      </ul>
      {editing && <EditDrawer person={props.person} item={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function Reason(props: { refusal: Refused }) {
  const { t } = useTranslation(['offline', 'common']);
  const { code, title, lines } = props.refusal;
  // The key is known to have reached the server with another text: perhaps it counts already.
  const known = code === 'idempotency_key_reused' ? t('perhapsSent') : undefined;
  return (
    <Alert
      type="error"
      showIcon
      title={known ?? (title || t('common:problem.unexpected'))}
      description={known ? undefined : lines.filter((line) => line !== title).join(' ') || undefined}
    />
  );
}

function Actions(props: { person: string; item: Unsent; onEdit: () => void }) {
  const { t } = useTranslation(['offline', 'common']);
  const { message } = App.useApp();
  const { person, item, onEdit } = props;

  const again = async () => {
    if (!(await sendAgain(person, item.id))) void message.info(t('alreadySent'));
  };
  const discard = async () => {
    const gone = await throwAway(person, item.id);
    if (!gone) {
      void message.info(t('alreadySent'));
      return;
    }
    const undo = () => {
      message.destroy(item.id);
      void putBack(gone);
    };
    void message.open({
      key: item.id,
      type: 'info',
      duration: 10,
      content: (
        <>
          {t('thrownAway')}
          <Button type="link" size="small" onClick={undo}>
            {t('undo')}
          </Button>
        </>
      ),
    });
  };
  return (
    <Flex gap={8} wrap>
      {item.refusal && (
        <Button size="small" type="primary" onClick={() => void again()}>
          {t('sendAgain')}
        </Button>
      )}
      <Button size="small" onClick={onEdit}>
        {t('common:action.edit')}
      </Button>
      <Button size="small" danger onClick={() => void discard()}>
        {t('throwAway')}
      </Button>
    </Flex>
  );
}

function EditDrawer(props: { person: string; item: Unsent; onClose: () => void }) {
  const { t } = useTranslation(['offline', 'common']);
  const { message } = App.useApp();
  const { person, item, onClose } = props;
  const frame = {
    later: true,
    title: item.customerName,
    submitText: t('common:action.save'),
    onDone: (found: boolean) => void message.info(found ? t('common:saved') : t('alreadySent')),
    onClose,
  };
  if (item.kind === 'task') {
    return (
      <CommandDrawer<Schemas['AddTask'], boolean>
        {...frame}
        initial={item.body}
        send={(values) => sendAgain(person, item.id, { kind: 'task', body: { ...item.body, ...values } })}
      >
        <TaskFields />
      </CommandDrawer>
    );
  }
  return (
    <CommandDrawer<Schemas['RecordInteraction'], boolean>
      {...frame}
      initial={item.body}
      send={(values) =>
        sendAgain(person, item.id, { kind: 'interaction', body: { ...item.body, ...values } })
      }
    >
      <InteractionFields />
    </CommandDrawer>
  );
}
