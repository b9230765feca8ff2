import type { TableColumnType } from 'antd';
import type { SorterResult } from 'antd/es/table/interface';

/** Makes a column's head sort the list by a field of the server; `sort` is the list's, as on the wire: `-amount`. */
export function sortedBy<T>(
  field: string,
  sort: string | undefined,
): Pick<TableColumnType<T>, 'key' | 'sorter' | 'sortOrder'> {
  const order = { [field]: 'ascend', [`-${field}`]: 'descend' } as const;
  return { key: field, sorter: true, sortOrder: order[sort ?? ''] ?? null };
}

/** What a press on a head asks for, as on the wire; nothing is the list's own order. */
export function sortOf<T>(sorter: SorterResult<T> | SorterResult<T>[]): string | undefined {
  const [first] = [sorter].flat();
  if (!first?.order || first.columnKey === undefined) return undefined;
  return `${first.order === 'descend' ? '-' : ''}${String(first.columnKey)}`;
}
