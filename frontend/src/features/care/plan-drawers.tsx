import { App, Col, Form, Input, Row, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { interactionChannels } from '@/shared/lib/vocabulary';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput } from '@/shared/ui/inputs';
import { CustomerPicker, StaffPicker } from '@/shared/ui/remote-picker';
import { changePlan, planFollowUp } from './commands';
import { RecurrencePicker } from './recurrence-picker';
import type { Plan } from './vocabulary';

type PlanFollowUp = Schemas['PlanFollowUp'];

export function PlanDrawer(props: { customerId?: string; onClose: () => void }) {
  const { t } = useTranslation(['care', 'common']);
  const { message } = App.useApp();
  const { me } = useSession();
  const { customerId } = props;
  return (
    <CommandDrawer<PlanFollowUp, Plan>
      title={t('plan')}
      submitText={t('planSubmit')}
      initial={{ startsOn: today(), channel: 'CALL', ...(me ? { ownerId: me.id } : {}) }}
      draft={`plan.${customerId ?? ''}`}
      send={(values, key) =>
        planFollowUp(
          { ...values, ...(customerId ? { customerId } : {}), ownerId: values.ownerId ?? me?.id ?? '' },
          key,
        )
      }
      onDone={() => void message.success(t('planned'))}
      onClose={props.onClose}
    >
      {!customerId && (
        <Form.Item name="customerId" label={t('common:field.customer')} rules={[{ required: true }]}>
          <CustomerPicker />
        </Form.Item>
      )}
      <PlanFields owner={me && { value: me.id, label: me.displayName }} />
    </CommandDrawer>
  );
}

type Editable = Omit<PlanFollowUp, 'customerId'>;

function editable(plan: Plan): Editable {
  const { title, recurrence, startsOn, endsOn, ownerId, channel, note } = plan;
  return {
    title,
    startsOn,
    ownerId,
    ...(recurrence ? { recurrence } : {}),
    ...(endsOn ? { endsOn } : {}),
    ...(channel ? { channel } : {}),
    ...(note ? { note } : {}),
  };
}

export function ChangePlanDrawer(props: { plan: Plan; onClose: () => void }) {
  const { t } = useTranslation(['care', 'common']);
  const { message } = App.useApp();
  const { plan } = props;
  return (
    <ChangeDrawer<Editable, Plan>
      title={t('changePlan')}
      stored={plan}
      draft={`plan.change.${plan.id}`}
      read={editable}
      labels={{
        title: t('field.plan'),
        recurrence: t('field.recurrence'),
        startsOn: t('field.startsOn'),
        endsOn: t('field.endsOn'),
        ownerId: t('common:field.owner'),
        channel: t('field.channel'),
        note: t('common:field.note'),
      }}
      change={(patch, version) => changePlan(plan.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <PlanFields owner={{ value: plan.ownerId, label: plan.ownerName }} />
    </ChangeDrawer>
  );
}

function PlanFields(props: { owner: { value: string; label: string } | undefined }) {
  const { t } = useTranslation(['care', 'common']);
  const can = useCan();
  return (
    <>
      <Form.Item
        name="title"
        label={t('field.plan')}
        rules={[{ required: true, whitespace: true }, { max: 200 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="recurrence" label={t('field.recurrence')}>
        <RecurrencePicker />
      </Form.Item>
      <Row gutter={12}>
        <Col xs={24} sm={12}>
          <Form.Item name="startsOn" label={t('field.startsOn')} rules={[{ required: true }]}>
            <DateInput />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name="endsOn" label={t('field.endsOn')}>
            <DateInput />
          </Form.Item>
        </Col>
        {can('staff:read') && (
          <Col xs={24} sm={12}>
            <Form.Item name="ownerId" label={t('common:field.owner')} rules={[{ required: true }]}>
              <StaffPicker known={props.owner} />
            </Form.Item>
          </Col>
        )}
        <Col xs={24} sm={12}>
          <Form.Item name="channel" label={t('field.channel')}>
            <Select
              allowClear
              options={options(interactionChannels, (channel) => t(`common:channel.${channel}`))}
            />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
    </>
  );
}
