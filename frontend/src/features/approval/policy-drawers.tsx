import { App, Form, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '@/shared/api/types';
import { formatMoney } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { useUnitName } from '@/shared/ui/names';
import { OrgUnitPicker } from '@/shared/ui/remote-picker';
import { setPolicy } from './commands';
import { actOf, type Policy, useActName, useFieldName } from './vocabulary';

type Rule = { enabled: boolean; threshold?: Money; fields?: string[] };

const ruleOf = ({ enabled, threshold, fields }: Policy): Rule => ({
  enabled,
  ...(threshold && { threshold }),
  ...(fields && { fields }),
});

/** When an act needs a second person, in the whole house or in a unit. */
export function ChangePolicyDrawer(props: { policy: Policy; onClose: () => void }) {
  const { t, i18n } = useTranslation(['approval', 'common']);
  const { message } = App.useApp();
  const act = useActName();
  const field = useFieldName();
  const { policy } = props;
  const unit = useUnitName(policy.unitId);
  return (
    <ChangeDrawer<Rule, Policy>
      title={`${act(policy.action)} · ${policy.unitId ? (unit ?? '') : t('policy.house')}`}
      stored={policy}
      read={ruleOf}
      labels={{
        enabled: t('policy.enabled'),
        threshold: t('policy.threshold'),
        fields: t('policy.fields'),
      }}
      show={(name, value): ReactNode => {
        if (name === 'enabled') return t(value ? 'policy.on' : 'policy.off');
        if (name === 'threshold') return formatMoney(value as Money, i18n.language);
        return (value as string[]).map(field).join(t('policy.comma'));
      }}
      change={(_, version, rule) => setPolicy(policy.action, policy.unitId, rule, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <RuleFields action={policy.action} />
    </ChangeDrawer>
  );
}

type NewRule = Rule & { action: string; unitId: string };

/** A rule of a unit's own, which holds there and below it in the place of what holds above. */
export function NewPolicyDrawer(props: { actions: readonly string[]; action?: string; onClose: () => void }) {
  const { t } = useTranslation(['approval', 'common']);
  const { message } = App.useApp();
  const act = useActName();
  return (
    <CommandDrawer<NewRule, Policy>
      title={t('policy.add')}
      initial={{ enabled: true, ...(props.action && { action: props.action }) }}
      submitText={t('common:action.save')}
      send={({ action, unitId, ...rule }) => setPolicy(action, unitId, rule)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <Form.Item name="action" label={t('field.action')} rules={[{ required: true }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={options(props.actions, act)}
              onChange={() => form.resetFields(['threshold', 'fields'])}
            />
          </Form.Item>
          <Form.Item
            name="unitId"
            label={t('policy.unit')}
            extra={t('policy.unitHint')}
            rules={[{ required: true }]}
          >
            <OrgUnitPicker />
          </Form.Item>
          <Form.Item noStyle dependencies={['action']}>
            {() => <RuleFields action={form.getFieldValue('action')} />}
          </Form.Item>
        </>
      )}
    </CommandDrawer>
  );
}

function RuleFields(props: { action: string | undefined }) {
  const { t } = useTranslation('approval');
  const field = useFieldName();
  const money = useMoneyRule({ zero: true });
  const { amount, fields } = props.action ? actOf(props.action) : {};
  return (
    <>
      <Form.Item name="enabled" label={t('policy.enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {amount && (
        <Form.Item
          name="threshold"
          label={t('policy.threshold')}
          extra={t('policy.thresholdHint')}
          rules={[money]}
        >
          <MoneyInput />
        </Form.Item>
      )}
      {fields && (
        <Form.Item name="fields" label={t('policy.fields')} extra={t('policy.fieldsHint')}>
          <Select mode="tags" options={options(fields, field)} optionFilterProp="label" />
        </Form.Item>
      )}
    </>
  );
}
