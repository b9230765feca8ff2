import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Money } from '../api/types';
import { formatMoney, isNegative, isZero } from '../lib/money';

/** An amount. `signed` shows a plus too, so that colour is never the only sign. */
export function MoneyText(props: { value: Money | undefined; signed?: boolean; strong?: boolean }) {
  const { i18n } = useTranslation();
  if (!props.value) return <span>—</span>;
  const plus = props.signed && !isNegative(props.value) && !isZero(props.value) ? '+' : '';
  return (
    <Typography.Text
      className="money"
      strong={props.strong ?? false}
      {...(isNegative(props.value) ? { type: 'danger' } : {})}
    >
      {plus}
      {formatMoney(props.value, i18n.language)}
    </Typography.Text>
  );
}
