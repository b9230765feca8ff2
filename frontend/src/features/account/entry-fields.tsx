import { Col, Form, Input, Radio, Row, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { EntryLines } from './entry-lines';
import { type DraftEntry, type EntryType, entryChannels, methodsOf, postedTypes } from './vocabulary';

/** An entry's fields; `path` when they are part of a larger form, such as the replacement of a correction. */
export function EntryFields(props: { path?: string }) {
  const { t } = useTranslation(['account', 'common']);
  const at = (field: keyof DraftEntry) => (props.path ? [props.path, field] : [field]);
  const type: EntryType | undefined = Form.useWatch(at('type'));
  const methods = type ? methodsOf[type] : [];
  const can = useCan();
  const types = can('transaction:correct')
    ? postedTypes
    : postedTypes.filter((each) => each !== 'ADJUSTMENT');
  const lines = Form.useWatch(at('lines'));
  const signed = type === 'ADJUSTMENT';
  const amountRule = useMoneyRule({ signed });
  return (
    <>
      <Form.Item
        name={at('type')}
        label={t('field.type')}
        rules={[{ required: true }]}
        extra={type && t(`hint.${type}`)}
      >
        <Radio.Group optionType="button" options={options(types, (each) => t(`type.${each}`))} />
      </Form.Item>
      <Row gutter={12}>
        <Col xs={24} sm={12}>
          <Form.Item
            name={at('amount')}
            label={t('common:field.amount')}
            rules={[{ required: true }, amountRule]}
          >
            <MoneyInput disabled={Array.isArray(lines) && lines.length > 0} />
          </Form.Item>
        </Col>
        {methods.length > 0 && (
          <Col xs={24} sm={12}>
            <Form.Item
              name={at('method')}
              label={t('common:field.method')}
              rules={[
                { required: type !== 'PAYMENT' },
                { type: 'enum', enum: methods, message: t('methodWrong') },
              ]}
            >
              <Select allowClear options={options(methods, (method) => t(`common:method.${method}`))} />
            </Form.Item>
          </Col>
        )}
        <Col xs={24} sm={12}>
          <Form.Item name={at('businessDate')} label={t('field.businessDate')} rules={[{ required: true }]}>
            <DateInput />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name={at('category')} label={t('field.category')}>
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name={at('channel')} label={t('field.channel')}>
            <Select allowClear options={options(entryChannels, (channel) => t(`channel.${channel}`))} />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name={at('memo')} label={t('common:field.memo')}>
            <Input autoComplete="off" maxLength={500} />
          </Form.Item>
        </Col>
      </Row>
      {(type === 'SALE' || type === 'RETURN' || type === 'REFUND') && (
        <EntryLines path={at('lines')} amount={at('amount')} />
      )}
    </>
  );
}
