import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isAmount } from '@/shared/lib/money';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'] as const;

/** What the amount becomes by a key; a key that would make it no amount does nothing. */
export function press(amount: string, key: (typeof KEYS)[number]): string {
  if (key === 'back') return amount.slice(0, -1);
  const next = amount === '0' && key !== '.' ? key : amount === '' && key === '.' ? '0.' : amount + key;
  return isAmount(next.endsWith('.') ? `${next}0` : next) ? next : amount;
}

/** Large keys for an amount: a till is used with a thumb. */
export function Keypad(props: { amount: string; onChange: (amount: string) => void; disabled?: boolean }) {
  const { t } = useTranslation('card');
  return (
    <fieldset className="keypad" aria-label={t('checkout.keypad')}>
      {KEYS.map((key) => (
        <Button
          key={key}
          size="large"
          style={{ height: 56, fontSize: 22 }}
          disabled={props.disabled ?? false}
          {...(key === 'back' ? { 'aria-label': t('checkout.backspace') } : {})}
          onClick={() => props.onChange(press(props.amount, key))}
        >
          {key === 'back' ? '⌫' : key}
        </Button>
      ))}
    </fieldset>
  );
}
