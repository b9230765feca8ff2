import { Col, Form, Input, Row, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { options } from '@/shared/lib/options';
import { interactionChannels, interactionDirections, interactionOutcomes } from '@/shared/lib/vocabulary';
import { DateInput, TimeInput } from '@/shared/ui/inputs';

/** What is written down about a call, visit or message; the quick form leaves out the less usual. */
export function InteractionFields(props: { quick?: boolean }) {
  const { t } = useTranslation(['interaction', 'common']);
  return (
    <>
      <Row gutter={12}>
        <Col xs={12} md={8}>
          <Form.Item name="channel" label={t('field.channel')} rules={[{ required: true }]}>
            <Select options={options(interactionChannels, (channel) => t(`common:channel.${channel}`))} />
          </Form.Item>
        </Col>
        <Col xs={12} md={8}>
          <Form.Item name="direction" label={t('field.direction')} rules={[{ required: true }]}>
            <Select
              options={options(interactionDirections, (direction) => t(`common:direction.${direction}`))}
            />
          </Form.Item>
        </Col>
        <Col xs={24} md={8}>
          <Form.Item name="outcome" label={t('field.outcome')}>
            <Select
              allowClear
              options={options(interactionOutcomes, (outcome) => t(`common:outcome.${outcome}`))}
            />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item
        name="content"
        label={t('field.content')}
        rules={[{ required: true, whitespace: true }, { max: 4000 }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
      </Form.Item>
      <Row gutter={12}>
        {!props.quick && (
          <Col xs={24} md={8}>
            <Form.Item name="occurredAt" label={t('field.occurredAt')}>
              <TimeInput />
            </Form.Item>
          </Col>
        )}
        <Col xs={24} md={props.quick ? 16 : 8}>
          <Form.Item name="nextStep" label={t('field.nextStep')}>
            <Input autoComplete="off" maxLength={500} />
          </Form.Item>
        </Col>
        <Col xs={24} md={8}>
          <Form.Item name="nextStepOn" label={t('field.nextStepOn')}>
            <DateInput />
          </Form.Item>
        </Col>
      </Row>
    </>
  );
}
