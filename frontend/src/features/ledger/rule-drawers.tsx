import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Col, Form, Input, InputNumber, Row, Select } from 'antd';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput } from '@/shared/ui/inputs';
import { OrgUnitPicker } from '@/shared/ui/remote-picker';
import { AccountCodePicker } from './account-code-picker';
import { defineRule, type PostingRule, setMethod, setRate } from './chart-commands';
import { useChartWords } from './use-chart-words';
import { useMethodName } from './use-method-name';

type Event = Schemas['LedgerEventView'];

const amounts = valuesOf<Schemas['LegAmount']>({
  GROSS: 0,
  NET: 0,
  TAX: 0,
  DEFERRED_NET: 0,
  DEFERRED_TAX: 0,
  BREAKAGE: 0,
  BONUS: 0,
});
const sides = valuesOf<Schemas['LedgerSide']>({ DEBIT: 0, CREDIT: 0 });
const rateKinds = valuesOf<Schemas['LedgerPolicyKind']>({ VAT: 0, DEFERRED_VAT: 0, BREAKAGE: 0 });
const methods = [
  'CASH',
  'WECHAT',
  'ALIPAY',
  'BANK_CARD',
  'TRANSFER',
  'CARD',
  'HOUSE_CARD',
  'ON_ACCOUNT',
  'OTHER',
  'IN',
  'OUT',
  'NONE',
];

type Leg = Omit<Schemas['PostingLeg'], 'account'> & { money?: boolean; account?: string };
type Rule = Omit<Schemas['DefinePostingRule'], 'legs'> & { event: string; legs?: Leg[] };

/** How a case of an event is posted from a day on. Rules are never changed: a later one takes the place of this. */
export function RuleDrawer(props: {
  events: readonly Event[];
  event: string | undefined;
  onClose: () => void;
}) {
  const { t } = useChartWords();
  const { message } = App.useApp();
  const method = useMethodName();
  return (
    <CommandDrawer<Rule, PostingRule>
      title={t('define')}
      submitText={t('common:action.save')}
      size={680}
      initial={{
        effectiveFrom: today(),
        ...(props.event ? { event: props.event } : {}),
        legs: [
          { side: 'DEBIT', amount: 'GROSS', money: true },
          { side: 'CREDIT', amount: 'GROSS' },
        ],
      }}
      send={({ event, legs = [], ...rule }, key) =>
        defineRule(
          event,
          {
            ...rule,
            legs: legs.map(({ money, account = '', side, amount, negated }) => ({
              account: money ? '@MONEY' : account,
              side,
              amount,
              ...(negated ? { negated } : {}),
            })),
          },
          key,
        )
      }
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <p>{t('defineHint')}</p>
          <Form.Item name="event" label={t('event')} rules={[{ required: true }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={props.events.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Form.Item>
          <Row gutter={12}>
            <Col xs={24} sm={8}>
              <Form.Item name="method" label={t('common:field.method')} extra={t('blankIsAny')}>
                <Select allowClear options={options(methods, method)} />
              </Form.Item>
            </Col>
            <Col xs={24} sm={8}>
              <Form.Item name="category" label={t('category')} extra={t('blankIsAny')}>
                <Input autoComplete="off" />
              </Form.Item>
            </Col>
            <Col xs={24} sm={8}>
              <Form.Item name="effectiveFrom" label={t('effectiveFrom')} rules={[{ required: true }]}>
                <DateInput />
              </Form.Item>
            </Col>
          </Row>
          <Form.List name="legs">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key, name }) => (
                  <Row key={key} gutter={8} align="top">
                    <Col xs={8} sm={4}>
                      <Form.Item name={[name, 'side']} rules={[{ required: true }]}>
                        <Select
                          aria-label={t('legSide', { number: name + 1 })}
                          options={options(sides, (side) =>
                            t(`ledger:${side === 'DEBIT' ? 'debit' : 'credit'}`),
                          )}
                        />
                      </Form.Item>
                    </Col>
                    <Col xs={16} sm={8}>
                      <Form.Item noStyle dependencies={[['legs', name, 'money']]}>
                        {() => (
                          <Form.Item
                            name={[name, 'account']}
                            rules={[{ required: !form.getFieldValue(['legs', name, 'money']) }]}
                          >
                            <AccountCodePicker
                              aria-label={t('legAccount', { number: name + 1 })}
                              {...(form.getFieldValue(['legs', name, 'money'])
                                ? { disabled: true }
                                : { placeholder: t('ledger:account') })}
                            />
                          </Form.Item>
                        )}
                      </Form.Item>
                    </Col>
                    <Col xs={20} sm={5}>
                      <Form.Item name={[name, 'amount']} rules={[{ required: true }]}>
                        <Select
                          aria-label={t('legAmount', { number: name + 1 })}
                          options={options(amounts, (amount) => t(`leg.${amount}`))}
                        />
                      </Form.Item>
                    </Col>
                    <Col xs={20} sm={5}>
                      <Form.Item name={[name, 'money']} valuePropName="checked" noStyle>
                        <Checkbox>{t('moneyAccount')}</Checkbox>
                      </Form.Item>
                      <Form.Item name={[name, 'negated']} valuePropName="checked">
                        <Checkbox>{t('red')}</Checkbox>
                      </Form.Item>
                    </Col>
                    <Col xs={4} sm={2}>
                      <Button
                        type="text"
                        icon={<MinusCircleOutlined aria-hidden />}
                        aria-label={t('legRemove', { number: name + 1 })}
                        onClick={() => remove(name)}
                      />
                    </Col>
                  </Row>
                ))}
                <Form.Item extra={rows.length === 0 && t('noLegs')}>
                  <Button
                    type="dashed"
                    icon={<PlusOutlined aria-hidden />}
                    onClick={() => add({ side: 'DEBIT', amount: 'GROSS' })}
                  >
                    {t('legAdd')}
                  </Button>
                </Form.Item>
              </>
            )}
          </Form.List>
          <Form.Item name="note" label={t('common:field.note')}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        </>
      )}
    </CommandDrawer>
  );
}

export function MethodDrawer(props: { method: string; accountCode: string; onClose: () => void }) {
  const { t } = useChartWords();
  const { message } = App.useApp();
  const method = useMethodName();
  return (
    <CommandDrawer<{ accountCode: string }, unknown>
      title={`${t('methods')} · ${method(props.method)}`}
      submitText={t('common:action.save')}
      initial={{ accountCode: props.accountCode }}
      send={({ accountCode }) => setMethod(props.method, accountCode)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item
        name="accountCode"
        label={t('ledger:account')}
        extra={t('methodHint')}
        rules={[{ required: true }]}
      >
        <AccountCodePicker known={{ value: props.accountCode, label: props.accountCode }} />
      </Form.Item>
    </CommandDrawer>
  );
}

type Rate = Omit<Schemas['SetLedgerPolicy'], 'rate'> & { percent: number };

export function RateDrawer(props: { events: readonly Event[]; onClose: () => void }) {
  const { t } = useChartWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Rate, unknown>
      title={t('setRate')}
      submitText={t('common:action.save')}
      initial={{ kind: 'VAT', effectiveFrom: today() }}
      send={({ percent, ...rate }, key) => setRate({ ...rate, rate: Math.round(percent * 100) }, key)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item name="kind" label={t('rates')} rules={[{ required: true }]}>
        <Select options={options(rateKinds, (kind) => t(`rateKind.${kind}`))} />
      </Form.Item>
      <Form.Item name="percent" label={t('rate')} rules={[{ required: true }]}>
        <InputNumber min={0} max={100} precision={2} suffix="%" className="wide" />
      </Form.Item>
      <Form.Item name="event" label={t('event')} extra={t('blankIsAny')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={props.events.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="shopId" label={t('ledger:shop')} extra={t('blankIsAny')}>
        <OrgUnitPicker />
      </Form.Item>
      <Form.Item name="effectiveFrom" label={t('effectiveFrom')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}
