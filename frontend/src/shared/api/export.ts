import { useQuery } from '@tanstack/react-query';
import { answered, http } from './client';
import { type ListPath, type ListQuery, useCount } from './list';
import type { Schemas } from './types';

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

/** What of a list goes into its file: what the list asks for, or, of customers, a set of conditions. */
export type Taken = { query: ListQuery } | { set: Schemas['ExportSet'] };

type Init = {
  params: { path: { format: ExportFormat }; query?: ListQuery };
  body?: Schemas['ExportSet'];
  parseAs: 'stream';
  signal: AbortSignal;
};
type Ask = (path: FilePath, init: Init) => Promise<{ data?: ReadableStream<Uint8Array<ArrayBuffer>> | null }>;

// The contract names every filter of every list; here they are put together at run time, hence the casts.
const read = http.GET as unknown as Ask;
const send = http.POST as unknown as Ask;

/** How many rows of the list the file is made of, exactly up to 1000 (`capped` above that). */
export function useCountOf(list: ExportList, taken: Taken) {
  const set = 'set' in taken ? taken.set : undefined;
  const listed = useCount(exportLists[list].counted, 'query' in taken ? taken.query : {}, !set);
  const members = useQuery({
    queryKey: ['post', '/api/v1/customers/query', 'count', set],
    queryFn: async ({ signal }) => {
      const body = { ...set, limit: 1, count: 'capped' } as const;
      const { count = 0, countCapped = false } = answered(
        await http.POST('/api/v1/customers/query', { body, signal }),
      );
      return { count, capped: countCapped };
    },
    enabled: set !== undefined,
  });
  return set ? members : listed;
}

/**
 * A list as a file, whole.
 *
 * @param onReceived hears, each time some of it has come, how many bytes there are
 */
export async function exportFile(
  list: ExportList,
  format: ExportFormat,
  taken: Taken,
  onReceived: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const { path } = exportLists[list];
  const stream = answered(
    'set' in taken
      ? await send(path, { params: { path: { format } }, body: taken.set, parseAs: 'stream', signal })
      : await read(path, { params: { path: { format }, query: taken.query }, parseAs: 'stream', signal }),
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
