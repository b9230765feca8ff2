import { Skeleton } from 'antd';
import type { ReactNode } from 'react';

/** Takes the room of what will stand here, so that nothing moves when it comes. */
export function Reserved(props: { rows?: number; children: ReactNode }) {
  return (
    <div className="reserved" aria-hidden>
      <div>{props.children}</div>
      <Skeleton active title={false} paragraph={{ rows: props.rows ?? 1 }} />
    </div>
  );
}
