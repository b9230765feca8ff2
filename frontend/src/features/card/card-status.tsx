import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Card, cardStatusColors } from './vocabulary';

export function CardStatus(props: { status: Card['status'] }) {
  const { t } = useTranslation('card');
  return <Tag color={cardStatusColors[props.status]}>{t(`status.${props.status}`)}</Tag>;
}
