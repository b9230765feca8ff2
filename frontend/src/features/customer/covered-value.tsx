import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { ReasonField } from '@/shared/ui/reason-field';
import { revealPersonal } from './commands';

/** Whether the server shows a value covered, as to everybody who may not see it without saying why. */
const isCovered = (value: string) => value.includes('***');

/** Beside a covered value: asks for it, with the reason that is kept, and shows it until the page is left. */
export function CoveredValue(props: {
  customerId: string;
  value: string | undefined;
  /** What the value is called. */
  label: string;
  of: Omit<Schemas['RevealPersonal'], 'reason'>;
}) {
  const { t } = useTranslation('customer');
  const can = useCan();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Schemas['RevealedView']>();
  const { customerId, value, label, of } = props;
  if (!value || !isCovered(value) || !can('personal:reveal')) return null;
  if (shown) {
    return (
      <Flex gap={8} component="span" style={{ display: 'inline-flex' }} role="status">
        <Typography.Text strong copyable>
          {shown.value}
        </Typography.Text>
        <Typography.Text type="secondary">{t('reveal.left', { count: shown.left })}</Typography.Text>
      </Flex>
    );
  }
  return (
    <>
      <Button
        size="small"
        type="link"
        aria-label={t('reveal.ask', { label })}
        onClick={() => setAsking(true)}
      >
        {t('reveal.show')}
      </Button>
      {asking && (
        <CommandDrawer<{ reason: string }, Schemas['RevealedView']>
          title={t('reveal.ask', { label })}
          submitText={t('reveal.show')}
          initial={{}}
          send={({ reason }) => revealPersonal(customerId, { ...of, reason })}
          onDone={setShown}
          onClose={() => setAsking(false)}
        >
          <Typography.Paragraph type="secondary">{t('reveal.kept')}</Typography.Paragraph>
          <ReasonField />
        </CommandDrawer>
      )}
    </>
  );
}
