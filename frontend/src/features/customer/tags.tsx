import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Customer, stageColors, tierColors } from './vocabulary';

export function TierTag(props: { tier: Customer['tier'] }) {
  const { t } = useTranslation('customer');
  return <Tag color={tierColors[props.tier]}>{t(`tier.${props.tier}`)}</Tag>;
}

export function StageTag(props: { stage: Customer['stage'] }) {
  const { t } = useTranslation('customer');
  return <Tag color={stageColors[props.stage]}>{t(`stage.${props.stage}`)}</Tag>;
}
