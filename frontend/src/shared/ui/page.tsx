import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** A page's frame: its heading (also the window's title), its actions, its content. */
export function Page(props: { title: string; tags?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('common');
  const product = t('product');
  useEffect(() => {
    document.title = `${props.title} · ${product}`;
  }, [props.title, product]);
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex align="center" gap={12} wrap>
          <Typography.Title level={1} className="page-title">
            {props.title}
          </Typography.Title>
          {props.tags}
        </Flex>
        {props.actions && (
          <Flex gap={8} wrap>
            {props.actions}
          </Flex>
        )}
      </Flex>
      {props.children}
    </Flex>
  );
}
