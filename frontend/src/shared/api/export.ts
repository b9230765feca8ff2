import { answered, http } from './client';
import type { ListPath, ListQuery } from './list';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The lists that can be taken away as a file: where the file is, the list it shows, and what reading that needs. */
export const exportLists = {
  customers: {
    path: '/api/v1/exports/customers.{format}',
    counted: '/api/v1/customers',
    permission: 'customer:read',
  },
  contacts: {
    path: '/api/v1/exports/contacts.{format}',
    counted: '/api/v1/customers',
    permission: 'customer:read',
  },
  interactions: {
    path: '/api/v1/exports/interactions.{format}',
    counted: '/api/v1/interactions',
    permission: 'interaction:read',
  },
  transactions: {
    path: '/api/v1/exports/transactions.{format}',
    counted: '/api/v1/transactions',
    permission: 'transaction:read',
  },
  contracts: {
    path: '/api/v1/exports/contracts.{format}',
    counted: '/api/v1/contracts',
    permission: 'contract:read',
  },
  cards: { path: '/api/v1/exports/cards.{format}', counted: '/api/v1/cards', permission: 'card:read' },
} as const satisfies Record<string, { path: string; counted: ListPath; permission: string }>;

export type ExportList = keyof typeof exportLists;
export const exportNames = Object.keys(exportLists) as ExportList[];

const types: Record<ExportFormat, string> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

type FilePath = (typeof exportLists)[ExportList]['path'];

// The contract names every filter of every list; here they are put together at run time, hence the one cast.
const read = http.GET as unknown as (
  path: FilePath,
  init: {
    params: { path: { format: ExportFormat }; query: ListQuery };
    parseAs: 'stream';
    signal: AbortSignal;
  },
) => Promise<{ data?: ReadableStream<Uint8Array<ArrayBuffer>> | null }>;

/**
 * A list as a file, whole.
 *
 * @param query filters, search and sort of the list
 * @param onReceived hears, each time some of it has come, how many bytes there are
 */
export async function exportFile(
  list: ExportList,
  format: ExportFormat,
  query: ListQuery,
  onReceived: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const stream = answered(
    await read(exportLists[list].path, { params: { path: { format }, query }, parseAs: 'stream', signal }),
  );
  const reader = stream.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parts.push(piece.value);
    received += piece.value.byteLength;
    onReceived(received);
  }
  return new Blob(parts, { type: types[format] });
}
