import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Col, Form, Input, InputNumber, Row, Select, Typography } from 'antd';
import { options } from '@/shared/lib/options';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { useLifeWords } from './use-life-words';
import { planItemKinds } from './vocabulary';

/** What is to be delivered and paid, and when; and whether the contract goes on by itself. */
export function PlanFields() {
  const { t } = useLifeWords();
  const rule = useMoneyRule();
  return (
    <>
      <Form.Item name="autoRenewMonths" label={t('autoRenew')} extra={t('autoRenewHint')}>
        <InputNumber min={1} max={120} precision={0} suffix={t('months')} className="wide" />
      </Form.Item>
      <Typography.Title level={3} className="section-title">
        {t('plan')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{t('planHint')}</Typography.Paragraph>
      <Form.List name="plan">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Row key={key} gutter={8} align="top">
                <Form.Item name={[name, 'id']} hidden>
                  <Input />
                </Form.Item>
                <Col xs={24} sm={7}>
                  <Form.Item name={[name, 'name']} rules={[{ required: true, whitespace: true, max: 100 }]}>
                    <Input
                      autoComplete="off"
                      placeholder={t('item.name')}
                      aria-label={t('item.nameOf', { number: name + 1 })}
                    />
                  </Form.Item>
                </Col>
                <Col xs={12} sm={5}>
                  <Form.Item name={[name, 'kind']}>
                    <Select
                      aria-label={t('item.kindOf', { number: name + 1 })}
                      options={options(planItemKinds, (kind) => t(`kind.${kind}`))}
                    />
                  </Form.Item>
                </Col>
                <Col xs={12} sm={5}>
                  <Form.Item name={[name, 'dueOn']} rules={[{ required: true }]}>
                    <DateInput aria-label={t('item.dueOnOf', { number: name + 1 })} />
                  </Form.Item>
                </Col>
                <Col xs={20} sm={5}>
                  <Form.Item name={[name, 'amount']} rules={[{ required: true }, rule]}>
                    <MoneyInput aria-label={t('item.amountOf', { number: name + 1 })} />
                  </Form.Item>
                </Col>
                <Col xs={4} sm={2}>
                  <Button
                    type="text"
                    icon={<MinusCircleOutlined aria-hidden />}
                    aria-label={t('item.remove', { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                </Col>
              </Row>
            ))}
            <Form.Item>
              <Button
                type="dashed"
                icon={<PlusOutlined aria-hidden />}
                onClick={() => add({ kind: 'INSTALMENT' })}
              >
                {t('item.add')}
              </Button>
            </Form.Item>
          </>
        )}
      </Form.List>
    </>
  );
}
