import { Alert, App, Button, Flex, Form, type FormInstance, Input, Segmented, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import { options } from '@/shared/lib/options';
import { CommandForm } from '@/shared/ui/command-form';
import { ProblemNote } from '@/shared/ui/problem-note';
import { type OwnCard, sendPinCode, setPin } from './commands';
import { usePinWords } from './use-pin-words';

type Proof = 'current' | 'code';
type Typed = { currentPin?: string; code?: string; pin: string; again: string };

const DIGITS = /^\d{6}$/;
const ALL_TRIES = 5;
const plain = (typed: string | undefined): string => (typed ?? '').normalize('NFKC').replace(/\D/g, '');

/**
 * Sets the PIN of one's own card: by the present one, or by a code, which also opens one that is locked. What is typed is
 * held in the form alone.
 */
export function OwnPin(props: { card: OwnCard; onDone: () => void }) {
  const { t } = usePinWords();
  const { message } = App.useApp();
  const { id, pin } = props.card;
  const byCurrent = pin.set && !pin.locked;
  const [proof, setProof] = useState<Proof>(byCurrent ? 'current' : 'code');
  const by = byCurrent ? proof : 'code';
  return (
    <Flex vertical gap={12}>
      {pin.locked && <Alert type="warning" showIcon title={t('locked')} />}
      <Typography.Text type="secondary">{t('explain')}</Typography.Text>
      {byCurrent && (
        <Segmented<Proof>
          block
          aria-label={t('proof')}
          options={options(['current', 'code'] as const, (each) => t(`proofs.${each}`))}
          value={by}
          onChange={setProof}
        />
      )}
      <CommandForm<Typed, true>
        // What was typed as the one proof is never sent as the other.
        key={by}
        submitText={t('submit')}
        send={({ currentPin, code, pin: chosen }) =>
          setPin(id, {
            pin: plain(chosen),
            ...(by === 'current' ? { currentPin: plain(currentPin) } : { code: plain(code) }),
          })
        }
        onDone={() => {
          void message.success(t('done'));
          props.onDone();
        }}
      >
        {(form) => (
          <>
            {by === 'current' ? (
              <PinField
                name="currentPin"
                label={t('proofs.current')}
                {...(pin.remainingTries < ALL_TRIES
                  ? { extra: t('tries', { count: pin.remainingTries }) }
                  : {})}
              />
            ) : (
              <CodeField form={form} />
            )}
            <PinField name="pin" label={t('pin')} />
            <PinField name="again" label={t('again')} like="pin" />
          </>
        )}
      </CommandForm>
    </Flex>
  );
}

function PinField(props: { name: keyof Typed; label: string; extra?: string; like?: keyof Typed }) {
  const { t } = usePinWords();
  const { name, label, extra, like } = props;
  return (
    <Form.Item<Typed>
      name={name}
      label={label}
      required
      {...(extra ? { extra } : {})}
      {...(like ? { dependencies: [like] } : {})}
      rules={[
        {
          validator: (_, value: string | undefined) =>
            DIGITS.test(plain(value)) ? Promise.resolve() : Promise.reject(new Error(t('six'))),
        },
        ({ getFieldValue }) => ({
          validator: (_, value: string | undefined) =>
            !like || plain(value) === plain(getFieldValue(like))
              ? Promise.resolve()
              : Promise.reject(new Error(t('differs'))),
        }),
      ]}
    >
      {/* Not a password of this site: a browser has nothing to fill in or to keep here. */}
      <Input.Password
        size="large"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        visibilityToggle={false}
      />
    </Form.Item>
  );
}

function CodeField(props: { form: FormInstance<Typed> }) {
  const { t } = usePinWords();
  const { t: member } = useTranslation('member');
  const code = useCommand(() => sendPinCode());
  const [wait, setWait] = useState(0);
  const [sentTo, setSentTo] = useState<string>();

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  async function ask() {
    const answer = await code.run(undefined);
    if (!answer) return;
    setSentTo(answer.sentTo ?? '');
    setWait(answer.nextInSeconds);
    props.form.getFieldInstance('code')?.focus();
  }

  return (
    <>
      <Form.Item label={t('proofs.code')} htmlFor="pin-code" required>
        <Flex gap={8}>
          <Form.Item<Typed>
            name="code"
            noStyle
            rules={[
              {
                validator: (_, value: string | undefined) =>
                  DIGITS.test(plain(value)) ? Promise.resolve() : Promise.reject(new Error(t('six'))),
              },
            ]}
          >
            <Input
              id="pin-code"
              size="large"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
            />
          </Form.Item>
          <Button size="large" disabled={wait > 0} loading={code.pending} onClick={() => void ask()}>
            {wait > 0 ? member('again', { seconds: wait }) : member('send')}
          </Button>
        </Flex>
        {sentTo !== undefined && (
          <Typography.Text type="secondary" role="status">
            {sentTo ? t('sentTo', { phone: sentTo }) : t('sent')}
          </Typography.Text>
        )}
      </Form.Item>
      <ProblemNote problem={code.problem} />
    </>
  );
}
