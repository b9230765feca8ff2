import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { sumOfLines, type TypedLine } from '@/shared/lib/line-sum';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';

/** What was sold. With lines the amount is their sum and is no longer typed. */
export function EntryLines(props: { path: string[]; amount: string[] }) {
  const { t } = useTranslation('account');
  const form = Form.useFormInstance();
  const lines: TypedLine[] | undefined = Form.useWatch(props.path);
  const price = useMoneyRule({ zero: true });
  const sum = lines && lines.length > 0 ? sumOfLines(lines) : undefined;
  const amount = sum?.amount;
  const [outer, inner] = props.amount;

  useEffect(() => {
    if (amount !== undefined && outer !== undefined) {
      form.setFieldValue(inner === undefined ? outer : [outer, inner], { amount, currency: 'CNY' });
    }
  }, [amount, form, outer, inner]);

  return (
    <Form.List name={props.path}>
      {(rows, { add, remove }) => (
        <fieldset className="plain-fieldset">
          <legend>{t('lines.title')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} wrap align="start">
              <Form.Item name={[name, 'product']} rules={[{ required: true }]} style={{ flex: '2 1 140px' }}>
                <Input aria-label={t('lines.product')} placeholder={t('lines.product')} autoComplete="off" />
              </Form.Item>
              <Form.Item
                name={[name, 'quantity']}
                rules={[
                  { required: true, pattern: /^\d{1,9}(\.\d{1,4})?$/, message: t('lines.quantityInvalid') },
                ]}
                style={{ flex: '1 1 70px' }}
              >
                <Input
                  aria-label={t('lines.quantity')}
                  placeholder={t('lines.quantity')}
                  inputMode="decimal"
                />
              </Form.Item>
              <Form.Item
                name={[name, 'unitPrice']}
                rules={[{ required: true }, price]}
                style={{ flex: '1 1 100px' }}
              >
                <MoneyInput aria-label={t('lines.unitPrice')} placeholder={t('lines.unitPrice')} />
              </Form.Item>
              <Form.Item name={[name, 'discount']} rules={[price]} style={{ flex: '1 1 100px' }}>
                <MoneyInput aria-label={t('lines.discount')} placeholder={t('lines.discount')} />
              </Form.Item>
              <Button
                type="text"
                icon={<MinusCircleOutlined aria-hidden />}
                aria-label={t('lines.remove', { number: name + 1 })}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({ quantity: '1' })}>
            {t('lines.add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
