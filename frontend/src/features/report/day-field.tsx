import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateInput } from '@/shared/ui/inputs';

/** The end of which day a report tells of. */
export function DayField(props: { on: string; onDay: (day: string | undefined) => void }) {
  const { t } = useTranslation('report');
  return (
    <Flex gap={8} align="center" wrap>
      <Typography.Text type="secondary" aria-hidden>
        {t('on')}
      </Typography.Text>
      <div className="filter">
        <DateInput aria-label={t('on')} value={props.on} onChange={props.onDay} />
      </div>
    </Flex>
  );
}
