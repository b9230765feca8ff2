import { Alert, App, Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { TimeInput } from '@/shared/ui/inputs';
import { type Consent, type CustomerConsents, type Purpose, recordConsent } from './commands';
import { channels, open, ways } from './vocabulary';

type Said = Pick<Schemas['RecordConsent'], 'channels' | 'how' | 'saidAt' | 'evidence'>;

/** Writes down that a customer agreed to a purpose, or refused it or took their word back, with the proof. */
export function ConsentDrawer(props: {
  customerId: string;
  purpose: Purpose;
  name: string;
  given: boolean;
  said: readonly Consent[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['privacy', 'common']);
  const { message } = App.useApp();
  const { purpose, given, said } = props;
  return (
    <CommandDrawer<Said, CustomerConsents>
      title={t(given ? 'giveTitle' : 'withdrawTitle', { purpose: props.name })}
      submitText={t(given ? 'giveSubmit' : 'withdrawSubmit')}
      danger={!given}
      initial={{ channels: given ? [] : open(said, purpose.code, false), how: 'COUNTER' }}
      send={(values, key) =>
        recordConsent(
          props.customerId,
          {
            ...values,
            purpose: purpose.code,
            given,
            ...(purpose.textVersion ? { textVersion: purpose.textVersion } : {}),
          },
          key,
        )
      }
      onDone={({ mailsTakenBack }) =>
        void message.success(
          mailsTakenBack > 0 ? t('mailsTakenBack', { count: mailsTakenBack }) : t('common:saved'),
        )
      }
      onClose={props.onClose}
    >
      {given && purpose.words && (
        <Alert
          type="info"
          title={t('words', { version: purpose.textVersion })}
          description={<span className="prewrap">{purpose.words}</span>}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item name="channels" label={t('channels')} rules={[{ required: true, message: t('noChannel') }]}>
        <Checkbox.Group options={options(channels, (channel) => t(`channel.${channel}`))} />
      </Form.Item>
      <Form.Item name="how" label={t('how')}>
        <Radio.Group options={options(ways, (way) => t(`way.${way}`))} />
      </Form.Item>
      <Form.Item name="saidAt" label={t('saidAt')} extra={t('saidAtHint')}>
        <TimeInput />
      </Form.Item>
      <Form.Item name="evidence" label={t('evidence')} extra={t('evidenceHint')}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  );
}
