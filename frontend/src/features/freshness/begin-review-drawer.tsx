import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { plusDays, today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput } from '@/shared/ui/inputs';
import { OrgUnitPicker, StaffPicker } from '@/shared/ui/remote-picker';
import { beginReview } from './commands';
import { type Review, tiers } from './vocabulary';

/** Fixes whose files are looked at, by when and by whom, and goes to the review. */
export function BeginReviewDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation(['freshness', 'common']);
  const can = useCan();
  const navigate = useNavigate();
  return (
    <CommandDrawer<Schemas['BeginReview'], Review>
      title={t('begin')}
      submitText={t('beginSubmit')}
      initial={{ dueOn: plusDays(today(), 14) }}
      send={beginReview}
      onDone={({ id }) => void navigate({ to: '/freshness/reviews/$reviewId', params: { reviewId: id } })}
      onClose={props.onClose}
    >
      <Form.Item
        name="name"
        label={t('reviewName')}
        rules={[{ required: true, whitespace: true }, { max: 100 }]}
      >
        <Input autoComplete="off" placeholder={t('reviewNameHint')} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('dueOn')} rules={[{ required: true }]}>
        <DateInput min={today()} />
      </Form.Item>
      <fieldset className="plain-fieldset">
        <legend>{t('whom')}</legend>
        <Form.Item name={['whom', 'tiers']} label={t('field.tier')}>
          <Select mode="multiple" allowClear options={options(tiers, (tier) => t(`tier.${tier}`))} />
        </Form.Item>
        <Form.Item name={['whom', 'dueBy']} label={t('whomDueBy')}>
          <DateInput />
        </Form.Item>
        <Form.Item name={['whom', 'maxCompleteness']} label={t('whomCompleteness')}>
          <InputNumber className="wide" min={0} max={100} precision={0} suffix="%" />
        </Form.Item>
        {can('staff:read') && (
          <Form.Item name={['whom', 'ownerId']} label={t('common:field.owner')}>
            <StaffPicker />
          </Form.Item>
        )}
        {can('org:read') && (
          <Form.Item name={['whom', 'unitId']} label={t('common:field.unit')}>
            <OrgUnitPicker />
          </Form.Item>
        )}
      </fieldset>
      {can('staff:read') && <Assignees />}
    </CommandDrawer>
  );
}

/** Who shares the work; nobody named leaves each customer to their owner. */
function Assignees() {
  const { t } = useTranslation('freshness');
  return (
    <Form.List name="assigneeIds">
      {(rows, { add, remove }) => (
        <fieldset className="plain-fieldset">
          <legend>{t('assignees')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start">
              <Form.Item name={name} style={{ flex: 1 }}>
                <StaffPicker aria-label={t('assignee', { number: name + 1 })} />
              </Form.Item>
              <Button
                type="text"
                icon={<MinusCircleOutlined aria-hidden />}
                aria-label={t('removeAssignee', { number: name + 1 })}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add()}>
            {t('addAssignee')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
