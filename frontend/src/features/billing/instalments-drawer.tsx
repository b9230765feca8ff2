import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Flex, Form, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { formatMoney, isZero } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { agreeInstalments } from './commands';
import { inParts, missing } from './instalments';
import type { Bill } from './vocabulary';

type Plan = Schemas['AgreeInstalments'];

const counts = ['2', '3', '4', '6', '12'] as const;

/** So many parts, one a month from the given day. */
function monthly(bill: Bill, count: number): Plan['instalments'] {
  const first = [bill.dueOn, today()].sort().at(-1);
  return inParts(bill.residual, count).map((amount, index) => ({
    amount,
    dueOn: dayjs(first).add(index, 'month').format('YYYY-MM-DD'),
  }));
}

export function InstalmentsDrawer(props: { bill: Bill; onClose: () => void }) {
  const { t } = useTranslation(['billing', 'common']);
  const { message } = App.useApp();
  const { bill } = props;
  return (
    <CommandDrawer<Plan, Bill>
      title={t('instalments')}
      submitText={t('instalmentsSubmit')}
      size={600}
      initial={{ instalments: monthly(bill, 3) }}
      send={(values) => agreeInstalments(bill.id, values)}
      onDone={() => void message.success(t('instalmentsAgreed'))}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <Form.Item label={t('field.parts')}>
            <Select
              style={{ width: 120 }}
              aria-label={t('field.parts')}
              defaultValue="3"
              options={options(counts, (count) => t('partsCount', { count: Number(count) }))}
              onChange={(count: string) => form.setFieldValue('instalments', monthly(bill, Number(count)))}
            />
          </Form.Item>
          <Parts bill={bill} />
        </>
      )}
    </CommandDrawer>
  );
}

function Parts(props: { bill: Bill }) {
  const { t, i18n } = useTranslation(['billing', 'common']);
  const rule = useMoneyRule();
  const parts: Plan['instalments'] | undefined = Form.useWatch('instalments');
  const rest = parts && missing(props.bill.residual, parts);
  return (
    <Form.List name="instalments">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start">
              <Form.Item name={[name, 'dueOn']} rules={[{ required: true }]} style={{ flex: 1 }}>
                <DateInput aria-label={t('partDueOn', { number: name + 1 })} />
              </Form.Item>
              <Form.Item name={[name, 'amount']} rules={[{ required: true }, rule]} style={{ flex: 1 }}>
                <MoneyInput aria-label={t('partAmount', { number: name + 1 })} />
              </Form.Item>
              <Button
                type="text"
                icon={<MinusCircleOutlined aria-hidden />}
                aria-label={t('partRemove', { number: name + 1 })}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Flex vertical gap={12} style={{ marginBottom: 16 }}>
            <div>
              <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
                {t('partAdd')}
              </Button>
            </div>
            {rest && !isZero(rest) && (
              <Alert
                type="warning"
                showIcon
                title={t('partsMissing', {
                  open: formatMoney(props.bill.residual, i18n.language),
                  missing: formatMoney(rest, i18n.language),
                })}
              />
            )}
          </Flex>
        </>
      )}
    </Form.List>
  );
}
