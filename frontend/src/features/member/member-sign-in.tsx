import { Button, Flex, Form, Input, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import type { Schemas } from '@/shared/api/types';
import { ProblemNote } from '@/shared/ui/problem-note';
import { sendCode, signIn } from './commands';

const plain = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '');

/** A phone and the code that was sent to it. The answer is the same for a phone that is nobody's. */
export function MemberSignIn() {
  const { t } = useTranslation('member');
  const [form] = Form.useForm<Schemas['BeginMemberSession']>();
  const code = useCommand((phone: string) => sendCode(phone));
  const begin = useCommand((values: Schemas['BeginMemberSession']) => signIn(values));
  const [wait, setWait] = useState(0);
  const [sent, setSent] = useState(false);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  async function ask() {
    const { phone } = await form.validateFields(['phone']).catch(() => ({ phone: undefined }));
    if (!phone) return;
    const answer = await code.run(plain(phone));
    if (!answer) return;
    setSent(true);
    setWait(answer.nextInSeconds);
    form.getFieldInstance('code')?.focus();
  }

  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(values) => void begin.run({ phone: plain(values.phone), code: plain(values.code) })}
    >
      <Typography.Paragraph>{t('explain')}</Typography.Paragraph>
      <Form.Item name="phone" label={t('phone')} rules={[{ required: true }]}>
        <Input size="large" type="tel" inputMode="tel" autoComplete="tel" />
      </Form.Item>
      <Form.Item label={t('code')} htmlFor="member-code">
        <Flex gap={8}>
          <Form.Item name="code" noStyle rules={[{ required: true, message: t('codeMissing') }]}>
            <Input
              id="member-code"
              size="large"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={8}
            />
          </Form.Item>
          <Button size="large" disabled={wait > 0} loading={code.pending} onClick={() => void ask()}>
            {wait > 0 ? t('again', { seconds: wait }) : t('send')}
          </Button>
        </Flex>
      </Form.Item>
      <Flex vertical gap={12}>
        <ProblemNote problem={begin.problem ?? code.problem} />
        {sent && !begin.problem && <span role="status">{t('sent')}</span>}
        <Button size="large" type="primary" htmlType="submit" block loading={begin.pending}>
          {t('signIn')}
        </Button>
      </Flex>
    </Form>
  );
}
