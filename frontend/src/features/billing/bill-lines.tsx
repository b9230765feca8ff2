import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { sumOfLines } from '@/shared/lib/line-sum';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';

/** The new lines of a draft, with what they come to while they are being typed. */
export function BillLines() {
  const { t } = useTranslation('billing');
  const price = useMoneyRule({ zero: true });
  const lines: Schemas['DraftBill']['lines'] = Form.useWatch('lines');
  const sum = lines && lines.length > 0 ? sumOfLines(lines) : undefined;
  return (
    <Form.List name="lines">
      {(rows, { add, remove }) => (
        <fieldset className="plain-fieldset">
          <legend>{t('lines.title')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} wrap align="start">
              <Form.Item
                name={[name, 'description']}
                rules={[{ required: true, whitespace: true, message: t('lines.descriptionMissing') }]}
                style={{ flex: '3 1 180px' }}
              >
                <Input
                  aria-label={t('lines.description')}
                  placeholder={t('lines.description')}
                  autoComplete="off"
                />
              </Form.Item>
              <Form.Item
                name={[name, 'quantity']}
                rules={[
                  { required: true, pattern: /^\d{1,9}(\.\d{1,4})?$/, message: t('lines.quantityInvalid') },
                ]}
                style={{ flex: '1 1 64px' }}
              >
                <Input
                  aria-label={t('lines.quantity')}
                  placeholder={t('lines.quantity')}
                  inputMode="decimal"
                />
              </Form.Item>
              <Form.Item
                name={[name, 'unitPrice']}
                rules={[{ required: true, message: t('lines.priceMissing') }, price]}
                style={{ flex: '1 1 110px' }}
              >
                <MoneyInput aria-label={t('lines.unitPrice')} placeholder={t('lines.unitPrice')} />
              </Form.Item>
              <Form.Item name={[name, 'discount']} rules={[price]} style={{ flex: '1 1 100px' }}>
                <MoneyInput aria-label={t('lines.discount')} placeholder={t('lines.discount')} />
              </Form.Item>
              <Form.Item
                name={[name, 'taxRate']}
                rules={[{ pattern: /^(\d{1,2}(\.\d{1,2})?|100)$/, message: t('lines.taxInvalid') }]}
                style={{ flex: '1 1 84px' }}
              >
                <Input
                  aria-label={t('lines.taxRate')}
                  placeholder={t('lines.taxRate')}
                  suffix="%"
                  inputMode="decimal"
                />
              </Form.Item>
              <Button
                type="text"
                icon={<MinusCircleOutlined aria-hidden />}
                aria-label={t('lines.remove', { number: name + 1 })}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Flex justify="space-between" align="center" gap={12} wrap>
            <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({ quantity: '1' })}>
              {t('lines.add')}
            </Button>
            {sum && (
              <span>
                <Typography.Text type="secondary">{t('lines.sum')} </Typography.Text>
                <MoneyText value={sum} strong />
              </span>
            )}
          </Flex>
        </fieldset>
      )}
    </Form.List>
  );
}
