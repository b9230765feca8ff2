import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The first rows of a long answer, and the rest on request. */
export function FirstRows<T>(props: {
  rows: readonly T[];
  count?: number;
  children: (rows: T[]) => ReactNode;
}) {
  const { t } = useTranslation('common');
  const { rows, count = 10 } = props;
  const [all, setAll] = useState(false);
  return (
    <Flex vertical gap={12}>
      {props.children(all ? [...rows] : rows.slice(0, count))}
      {!all && rows.length > count && (
        <Flex justify="center">
          <Button onClick={() => setAll(true)}>{t('list.all', { total: rows.length })}</Button>
        </Flex>
      )}
    </Flex>
  );
}
