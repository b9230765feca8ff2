import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { session } from '@/shared/api/session';
import { CommandForm } from '@/shared/ui/command-form';

const REMEMBERED = 'taizhang.username';

/** Signs in. Only the user name is remembered, for the next morning at the same till. */
export function LoginForm(props: { username?: string; onSignedIn: () => void }) {
  const { t } = useTranslation('identity');
  return (
    <CommandForm<{ username: string; password: string }, true>
      initial={{ username: props.username ?? remembered() }}
      submitText={t('login.submit')}
      send={async ({ username, password }) => {
        await session.signIn(username.trim(), password);
        remember(username.trim());
        return true;
      }}
      onDone={props.onSignedIn}
    >
      <Form.Item name="username" label={t('login.username')} rules={[{ required: true }]}>
        <Input
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          disabled={props.username !== undefined}
        />
      </Form.Item>
      <Form.Item name="password" label={t('login.password')} rules={[{ required: true }]}>
        <Input.Password size="large" autoComplete="current-password" />
      </Form.Item>
    </CommandForm>
  );
}

function remembered(): string {
  try {
    return globalThis.localStorage.getItem(REMEMBERED) ?? '';
  } catch {
    return '';
  }
}

function remember(username: string): void {
  try {
    globalThis.localStorage.setItem(REMEMBERED, username);
  } catch {
    // A browser that stores nothing: it is typed again tomorrow.
  }
}
