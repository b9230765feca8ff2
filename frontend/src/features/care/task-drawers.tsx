import { App, Checkbox, Col, Form, Input, Row, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { plusDays, today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { interactionChannels, interactionDirections, interactionOutcomes } from '@/shared/lib/vocabulary';
import { useLost } from '@/shared/offline/connection';
import { useWriter } from '@/shared/offline/device';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DateInput } from '@/shared/ui/inputs';
import { CustomerPicker, StaffPicker } from '@/shared/ui/remote-picker';
import { addTask, cancelTask, completeTask, snoozeTask } from './commands';
import { type About, type AddTask, TaskFields, useTaskCommand } from './task-form';
import type { Task } from './vocabulary';

type Completion = {
  talked: boolean;
  interaction?: NonNullable<Schemas['CompleteTask']['interaction']>;
  note?: string;
  next: boolean;
  nextTitle?: string;
  nextOn?: string;
};

/** Done: what was said goes to the interactions, and the next step is planned in the same go. */
export function CompleteTaskDrawer(props: { task: Task; onClose: () => void }) {
  const { t } = useTranslation(['care', 'common']);
  const { message } = App.useApp();
  const { task } = props;

  async function send(values: Completion, key: string): Promise<Task> {
    const { talked, interaction, note, next, nextTitle, nextOn } = values;
    // The next step first: it is safe to repeat by its key, completing is not.
    if (next && nextTitle && nextOn) {
      await addTask(
        { customerId: task.customerId, title: nextTitle, dueOn: nextOn, ownerId: task.ownerId },
        key,
      );
    }
    return completeTask(task.id, {
      ...(talked && interaction ? { interaction } : {}),
      ...(note ? { note } : {}),
    });
  }

  return (
    <CommandDrawer<Completion, Task>
      title={t('completeTitle', { title: task.title })}
      submitText={t('completeSubmit')}
      initial={{
        talked: true,
        interaction: { channel: 'CALL', direction: 'OUTBOUND', content: '' },
        next: false,
        nextTitle: task.title,
        nextOn: plusDays(today(), 7),
      }}
      send={send}
      onDone={() => void message.success(t('completed'))}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <Which task={task} />
          <Form.Item name="talked" valuePropName="checked">
            <Checkbox>{t('withInteraction')}</Checkbox>
          </Form.Item>
          <Form.Item noStyle dependencies={['talked']}>
            {() => (form.getFieldValue('talked') ? <InteractionPart /> : <NotePart />)}
          </Form.Item>
          <Form.Item name="next" valuePropName="checked">
            <Checkbox>{t('withNext')}</Checkbox>
          </Form.Item>
          <Form.Item noStyle dependencies={['next']}>
            {() => form.getFieldValue('next') && <NextPart />}
          </Form.Item>
        </>
      )}
    </CommandDrawer>
  );
}

/** Which task it is: on a phone the drawer covers the list, and many tasks are called alike. */
function Which(props: { task: Task }) {
  const { title, customerId, customerName, dueOn } = props.task;
  return (
    <p>
      {title} · <CustomerLink id={customerId} name={customerName} /> · {dueOn}
    </p>
  );
}

function InteractionPart() {
  const { t } = useTranslation(['care', 'common']);
  return (
    <>
      <Row gutter={12}>
        <Col xs={12}>
          <Form.Item
            name={['interaction', 'channel']}
            label={t('field.channel')}
            rules={[{ required: true }]}
          >
            <Select options={options(interactionChannels, (channel) => t(`common:channel.${channel}`))} />
          </Form.Item>
        </Col>
        <Col xs={12}>
          <Form.Item
            name={['interaction', 'direction']}
            label={t('field.direction')}
            rules={[{ required: true }]}
          >
            <Select
              options={options(interactionDirections, (direction) => t(`common:direction.${direction}`))}
            />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name={['interaction', 'outcome']} label={t('field.outcome')}>
        <Select
          allowClear
          options={options(interactionOutcomes, (outcome) => t(`common:outcome.${outcome}`))}
        />
      </Form.Item>
      <Form.Item
        name={['interaction', 'content']}
        label={t('field.content')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={4000} />
      </Form.Item>
    </>
  );
}

function NotePart() {
  const { t } = useTranslation('common');
  return (
    <Form.Item name="note" label={t('field.note')}>
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
    </Form.Item>
  );
}

function NextPart() {
  const { t } = useTranslation('care');
  return (
    <Row gutter={12}>
      <Col xs={24} sm={14}>
        <Form.Item
          name="nextTitle"
          label={t('field.nextTitle')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
      </Col>
      <Col xs={24} sm={10}>
        <Form.Item name="nextOn" label={t('field.dueOn')} rules={[{ required: true }]}>
          <DateInput min={today()} />
        </Form.Item>
      </Col>
    </Row>
  );
}

/** A task of its own, which no plan has made; about a customer, or about one who is chosen in it. */
export function TaskDrawer(props: { about?: About; dueOn?: string; onClose: () => void }) {
  const { t } = useTranslation(['care', 'common']);
  const can = useCan();
  const { me } = useSession();
  const lost = useLost();
  const { about } = props;
  const { report, ...command } = useTaskCommand(about, useWriter(), props.dueOn);
  return (
    <CommandDrawer<AddTask, 'sent' | 'kept'>
      {...command}
      title={t('addTask')}
      draft={`task.${about?.customerId ?? ''}`}
      onDone={report}
      onClose={props.onClose}
    >
      {!about && (
        <Form.Item name="customerId" label={t('common:field.customer')} rules={[{ required: true }]}>
          <CustomerPicker />
        </Form.Item>
      )}
      <TaskFields
        owner={
          can('staff:read') &&
          !lost && (
            <Form.Item name="ownerId" label={t('common:field.owner')}>
              <StaffPicker known={me && { value: me.id, label: me.displayName }} />
            </Form.Item>
          )
        }
      />
    </CommandDrawer>
  );
}

export function SnoozeTaskDrawer(props: { task: Task; dueOn?: string; onClose: () => void }) {
  const { t } = useTranslation('care');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['SnoozeTask'], Task>
      title={t('snooze')}
      submitText={t('snoozeSubmit')}
      initial={{ dueOn: props.dueOn ?? plusDays(today(), 1) }}
      send={(values) => snoozeTask(props.task.id, values)}
      onDone={() => void message.success(t('snoozed'))}
      onClose={props.onClose}
    >
      <Which task={props.task} />
      <Form.Item name="dueOn" label={t('field.dueOn')} rules={[{ required: true }]}>
        <DateInput min={today()} />
      </Form.Item>
    </CommandDrawer>
  );
}

export function CancelTaskDrawer(props: { task: Task; onClose: () => void }) {
  const { t } = useTranslation(['care', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['CancelTask'], Task>
      title={t('cancel')}
      submitText={t('cancelSubmit')}
      danger
      send={(values) => cancelTask(props.task.id, values)}
      onDone={() => void message.success(t('cancelled'))}
      onClose={props.onClose}
    >
      <Which task={props.task} />
      <Form.Item
        name="reason"
        label={t('common:field.reason')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}
