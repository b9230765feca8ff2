import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Why it is done; always asked for where history keeps it. */
export function ReasonField(props: { name?: string; label?: string; max?: number }) {
  const { t } = useTranslation('common');
  return (
    <Form.Item
      name={props.name ?? 'reason'}
      label={props.label ?? t('field.reason')}
      rules={[{ required: true, whitespace: true }]}
    >
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={props.max ?? 500} />
    </Form.Item>
  );
}
