import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CommandForm } from '@/shared/ui/command-form';
import { changePassword } from './commands';

type Values = { currentPassword: string; newPassword: string; repeated: string };

/** Changes the own password; the new one is typed twice. */
export function PasswordForm(props: { onChanged: () => void }) {
  const { t } = useTranslation('identity');
  return (
    <CommandForm<Values, true>
      submitText={t('password.submit')}
      send={({ currentPassword, newPassword }) => changePassword({ currentPassword, newPassword })}
      onDone={(_, form) => {
        form.resetFields();
        props.onChanged();
      }}
    >
      <Form.Item name="currentPassword" label={t('password.current')} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={t('password.new')}
        rules={[{ required: true }]}
        extra={t('password.hint')}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t('password.repeat')}
        dependencies={['newPassword']}
        rules={[
          { required: true },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </CommandForm>
  );
}
