import { App, Form, type FormInstance, Select, Switch } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/shared/api/problem';
import type { Money } from '@/shared/api/types';
import { mergeRecords } from '@/shared/lib/body';
import { formatMoney } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import type { Answers } from '@/shared/ui/command-form';
import { ConflictPanel } from '@/shared/ui/conflict-panel';
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
  const stood = useRef(policy);

  function explain(problem: ApiProblem, form: FormInstance<Rule>, { again, forget }: Answers) {
    if (problem.status !== 412 || !isPolicy(problem.current)) return undefined;
    const now = problem.current;
    const before = ruleOf(stood.current);
    const mine = form.getFieldsValue();
    const become = (rule: Rule) => {
      stood.current = now;
      form.setFieldsValue({ threshold: undefined, fields: undefined, ...rule } as Rule);
    };
    return (
      <ConflictPanel<Rule>
        before={before}
        mine={mine}
        now={ruleOf(now)}
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
        onKeepMine={(yielded) => {
          become(mergeRecords(before, mine, ruleOf(now), yielded).merged);
          again();
        }}
        onTakeTheirs={() => {
          become(ruleOf(now));
          forget();
        }}
      />
    );
  }

  return (
    <CommandDrawer<Rule, Policy>
      title={`${act(policy.action)} · ${policy.unitId ? (unit ?? '') : t('policy.house')}`}
      initial={ruleOf(policy)}
      submitText={t('common:action.save')}
      send={(rule) => setPolicy(policy.action, policy.unitId, rule, stood.current.version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
      explain={explain}
    >
      <RuleFields action={policy.action} />
    </CommandDrawer>
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

const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' && value !== null && 'version' in value && 'enabled' in value;
