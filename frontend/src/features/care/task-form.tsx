import { App, Col, Form, Input, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { plusDays, today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { interactionChannels } from '@/shared/lib/vocabulary';
import { type Owner, useWriter } from '@/shared/offline/device';
import { write } from '@/shared/offline/outbox';
import { CommandForm } from '@/shared/ui/command-form';
import { DateInput } from '@/shared/ui/inputs';
import { addTask } from './commands';

export type AddTask = Schemas['AddTask'];
export type About = { customerId: string; customerName: string };

/** What is to be done, and until when. */
export function TaskFields(props: { owner?: ReactNode }) {
  const { t } = useTranslation(['care', 'common']);
  return (
    <>
      <Form.Item
        name="title"
        label={t('field.task')}
        rules={[{ required: true, whitespace: true }, { max: 200 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Row gutter={12}>
        <Col xs={24} sm={12}>
          <Form.Item name="dueOn" label={t('field.dueOn')} rules={[{ required: true }]}>
            <DateInput min={today()} />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name="channel" label={t('field.channel')}>
            <Select
              allowClear
              options={options(interactionChannels, (channel) => t(`common:channel.${channel}`))}
            />
          </Form.Item>
        </Col>
        {props.owner && (
          <Col xs={24} sm={12}>
            {props.owner}
          </Col>
        )}
      </Row>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
    </>
  );
}

/**
 * A task is its writer's own unless they give it to somebody; about a customer who is known already it may be written
 * while the server does not answer.
 */
export function useTaskCommand(about: About | undefined, writer: Owner | undefined, dueOn?: string) {
  const { t } = useTranslation(['care', 'offline']);
  const { message } = App.useApp();
  const person = writer?.id ?? '';
  return {
    later: about !== undefined,
    initial: { dueOn: dueOn ?? plusDays(today(), 1), ownerId: person },
    submitText: t('addTaskSubmit'),
    send: async (values: AddTask, key: string): Promise<'sent' | 'kept'> => {
      const task = { ...values, ownerId: values.ownerId ?? person };
      if (about) {
        const { customerId, customerName } = about;
        return write({ kind: 'task', body: { ...task, customerId } }, { person, customerName, key });
      }
      await addTask(task, key);
      return 'sent';
    },
    report: (how: 'sent' | 'kept') =>
      void message.success(how === 'sent' ? t('taskAdded') : t('offline:kept')),
  };
}

export function TaskForm(props: About & { onDirty: (dirty: boolean) => void }) {
  const writer = useWriter();
  const { report, ...command } = useTaskCommand(props, writer);
  if (!writer) return null;
  return (
    <CommandForm<AddTask, 'sent' | 'kept'>
      {...command}
      onDirty={props.onDirty}
      onDone={(how, form) => {
        report(how);
        form.resetFields();
        props.onDirty(false);
      }}
    >
      <TaskFields />
    </CommandForm>
  );
}
