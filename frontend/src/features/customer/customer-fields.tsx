import { Col, Collapse, Form, Input, Radio, Row, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { DateInput } from '@/shared/ui/inputs';
import { OrgUnitPicker, StaffPicker } from '@/shared/ui/remote-picker';
import { AddressRows, ContactPointRows, ContactRows } from './customer-rows';
import { customerKinds, stages, tiers } from './vocabulary';

type Known = { value: string; label: string } | undefined;

/** The fields of a customer's file, for registering and changing alike; briefly: who they are, the rest on request. */
export function CustomerFields(props: { owner?: Known; unit?: Known; brief?: boolean }) {
  const { t } = useTranslation('customer');
  return (
    <>
      <Form.Item name="kind" label={t('field.kind')}>
        <Radio.Group options={options(customerKinds, (each) => t(`kind.${each}`))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('field.name')}
        rules={[{ required: true, whitespace: true }, { max: 200 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <ContactPointRows />
      {props.brief ? (
        <Collapse
          ghost
          className="more-fields"
          items={[
            { key: 'more', label: t('more'), forceRender: true, children: <FurtherFields {...props} /> },
          ]}
        />
      ) : (
        <FurtherFields {...props} />
      )}
    </>
  );
}

function FurtherFields(props: { owner?: Known; unit?: Known }) {
  const { t } = useTranslation('customer');
  const can = useCan();
  const kind = Form.useWatch('kind');
  return (
    <>
      <Row gutter={12}>
        <Col xs={24} sm={12}>
          <Form.Item name="tier" label={t('field.tier')}>
            <Select options={options(tiers, (tier) => t(`tier.${tier}`))} />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name="stage" label={t('field.stage')}>
            <Select options={options(stages, (stage) => t(`stage.${stage}`))} />
          </Form.Item>
        </Col>
        {can('staff:read') && (
          <Col xs={24} sm={12}>
            <Form.Item name="ownerId" label={t('field.owner')}>
              <StaffPicker known={props.owner} />
            </Form.Item>
          </Col>
        )}
        {can('org:read') && (
          <Col xs={24} sm={12}>
            <Form.Item name="unitId" label={t('field.unit')}>
              <OrgUnitPicker known={props.unit} />
            </Form.Item>
          </Col>
        )}
        {kind === 'ORGANISATION' ? (
          <>
            <Col xs={24} sm={12}>
              <Form.Item name="creditCode" label={t('field.creditCode')}>
                <Input autoComplete="off" maxLength={18} />
              </Form.Item>
            </Col>
            <Col xs={24} sm={12}>
              <Form.Item name="industry" label={t('field.industry')}>
                <Input autoComplete="off" />
              </Form.Item>
            </Col>
          </>
        ) : (
          <>
            <Col xs={24} sm={12}>
              <Form.Item name="gender" label={t('field.gender')}>
                <Select
                  allowClear
                  options={options(['FEMALE', 'MALE'] as const, (gender) => t(`gender.${gender}`))}
                />
              </Form.Item>
            </Col>
            <Col xs={24} sm={12}>
              <Form.Item name="birthday" label={t('field.birthday')}>
                <DateInput />
              </Form.Item>
            </Col>
          </>
        )}
        <Col xs={24} sm={12}>
          <Form.Item name="source" label={t('field.source')}>
            <Input autoComplete="off" />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name="tags" label={t('field.tags')}>
            <Select mode="tags" tokenSeparators={[',', '\uff0c', ' ']} open={false} />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item name="note" label={t('field.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
      <AddressRows />
      <ContactRows />
    </>
  );
}
