import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Form, Input, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { options } from '@/shared/lib/options';
import { addressTypes, contactPointTypes } from './vocabulary';

/**
 * A list of like rows in a form, to be added to and taken from. What is stored of a row and not shown in it is `kept`:
 * a row sent back without its id would count as a new one.
 */
function Rows(props: {
  name: string;
  label: string;
  add: string;
  blank: Record<string, unknown>;
  kept: readonly string[];
  children: (index: number) => ReactNode;
}) {
  const { t } = useTranslation('customer');
  return (
    <Form.List name={props.name}>
      {(rows, { add, remove }) => (
        <fieldset className="plain-fieldset">
          <legend>{props.label}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start">
              {props.kept.map((field) => (
                <Form.Item key={field} name={[name, field]} hidden>
                  <Input />
                </Form.Item>
              ))}
              <div style={{ flex: 1 }}>{props.children(name)}</div>
              <Button
                type="text"
                icon={<MinusCircleOutlined aria-hidden />}
                aria-label={t('removeRow', { label: props.label, number: name + 1 })}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add(props.blank)}>
            {props.add}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

export function ContactPointRows() {
  const { t } = useTranslation('customer');
  return (
    <Rows
      name="contactPoints"
      label={t('field.contactPoints')}
      add={t('addContactPoint')}
      blank={{ type: 'MOBILE', value: '' }}
      kept={['id', 'label', 'verifiedAt']}
    >
      {(row) => (
        <Flex gap={8} wrap align="start">
          <Form.Item name={[row, 'type']} style={{ width: 120 }}>
            <Select
              aria-label={t('field.contactPointType')}
              options={options(contactPointTypes, (type) => t(`contactPointType.${type}`))}
            />
          </Form.Item>
          <Form.Item name={[row, 'value']} style={{ flex: '1 1 180px' }}>
            <Input aria-label={t('field.contactPointValue')} autoComplete="off" maxLength={200} />
          </Form.Item>
          <Form.Item name={[row, 'primary']} valuePropName="checked">
            <Checkbox>{t('field.primary')}</Checkbox>
          </Form.Item>
          <Form.Item name={[row, 'optOut']} valuePropName="checked">
            <Checkbox>{t('field.optOut')}</Checkbox>
          </Form.Item>
        </Flex>
      )}
    </Rows>
  );
}

export function AddressRows() {
  const { t } = useTranslation('customer');
  return (
    <Rows
      name="addresses"
      label={t('field.addresses')}
      add={t('addAddress')}
      blank={{ type: 'HOME' }}
      kept={['id', 'regionCode', 'postcode', 'primary']}
    >
      {(row) => (
        <>
          <Space.Compact block>
            <Form.Item name={[row, 'type']} style={{ width: 120 }}>
              <Select
                aria-label={t('field.addressType')}
                options={options(addressTypes, (type) => t(`addressType.${type}`))}
              />
            </Form.Item>
            {(['province', 'city', 'district'] as const).map((part) => (
              <Form.Item key={part} name={[row, part]} style={{ flex: 1 }}>
                <Input aria-label={t(`field.${part}`)} placeholder={t(`field.${part}`)} autoComplete="off" />
              </Form.Item>
            ))}
          </Space.Compact>
          <Form.Item name={[row, 'detail']}>
            <Input aria-label={t('field.detail')} placeholder={t('field.detail')} autoComplete="off" />
          </Form.Item>
        </>
      )}
    </Rows>
  );
}

export function ContactRows() {
  const { t } = useTranslation('customer');
  return (
    <Rows
      name="contacts"
      label={t('field.contacts')}
      add={t('addContact')}
      blank={{ name: '' }}
      kept={['id', 'note', 'primary']}
    >
      {(row) => (
        <Flex gap={8} wrap>
          {(['name', 'position', 'phone', 'email'] as const).map((part) => (
            <Form.Item key={part} name={[row, part]} style={{ flex: '1 1 120px' }}>
              <Input
                aria-label={t(`field.contact_${part}`)}
                placeholder={t(`field.contact_${part}`)}
                autoComplete="off"
              />
            </Form.Item>
          ))}
        </Flex>
      )}
    </Rows>
  );
}
