import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

/** What all rows of a filter come to, also those that are not on the screen. */
export function TotalsLine(props: {
  label: string;
  stale: boolean;
  count?: ReactNode;
  figures: [label: string, value: ReactNode][];
}) {
  return (
    <section aria-label={props.label} aria-busy={props.stale} className={props.stale ? 'stale' : ''}>
      <Flex gap="4px 24px" wrap>
        {props.count !== undefined && <span>{props.count}</span>}
        {props.figures.map(([label, value]) => (
          <span key={label}>
            <Typography.Text type="secondary">{label} </Typography.Text>
            {value}
          </span>
        ))}
      </Flex>
    </section>
  );
}
