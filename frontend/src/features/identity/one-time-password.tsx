import { Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Staff } from './vocabulary';

/** The password that the server tells once and never again. */
export function OneTimePassword(props: { staff: Staff }) {
  const { t } = useTranslation('identity');
  return (
    <Flex vertical gap={4}>
      <span>{t('staff.oneTimePassword', { name: props.staff.displayName })}</span>
      <Typography.Text copyable code>
        {props.staff.oneTimePassword}
      </Typography.Text>
      <span>{t('staff.shownOnce')}</span>
    </Flex>
  );
}
