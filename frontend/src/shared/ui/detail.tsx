import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

/** Labelled facts of a record; those without a value are left out. */
export function Details(props: { items: [label: string, value: ReactNode][]; columns?: number }) {
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2, xl: props.columns ?? 3 }}
      items={props.items
        .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
        .map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}
