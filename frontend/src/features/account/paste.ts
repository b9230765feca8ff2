import dayjs from 'dayjs';
import type { Money, Schemas } from '@/shared/api/types';
import { CURRENCY, fen, fromFen, isAmount, normaliseAmount } from '@/shared/lib/money';
import { type DraftEntry, type EntryType, methodsOf } from './vocabulary';

/** The columns of a pasted table, in the order that is taken when it has no heads. */
export const pasteColumns = [
  'businessDate',
  'customer',
  'type',
  'amount',
  'method',
  'category',
  'memo',
] as const;
export type PasteColumn = (typeof pasteColumns)[number];

/** The column that is wrong. */
export type RowFault = Extract<PasteColumn, 'businessDate' | 'type' | 'amount' | 'method'>;

export type PastedRow = {
  /** The line of the pasted text, from 1. */
  line: number;
  /** As it was written: a name, a number or a phone. */
  customer: string;
  /** The entry without its customer; absent while something is wrong. */
  entry?: Omit<DraftEntry, 'customerId'>;
  faults: RowFault[];
  /** Each cell as it was written. */
  written: Record<PasteColumn, string>;
  amount?: Money;
};

/** The names that stand for a column or a value in either language. */
export type Words = {
  columns: Record<PasteColumn, readonly string[]>;
  types: Record<EntryType, readonly string[]>;
  methods: Record<Schemas['EntryMethod'], readonly string[]>;
};

/** The cells of what Excel puts on the clipboard: tabs between cells, quotes around cells with line breaks. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t' || character === '\n') {
      row.push(cell.trim());
      cell = '';
      if (character === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += character;
  }
  row.push(cell.trim());
  rows.push(row);
  return rows.filter((cells) => cells.some((each) => each !== ''));
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function named<K extends string>(names: Record<K, readonly string[]>, text: string): K | undefined {
  const wanted = plain(text);
  return (Object.keys(names) as K[]).find(
    (key) => plain(key) === wanted || names[key].some((name) => plain(name) === wanted),
  );
}

/** `2026/11/5`, `2026-11-05`, `2026年11月5日` as a business day; undefined for what is no day of the calendar. */
export function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})\D(\d{1,2})\D(\d{1,2})\D?$/.exec(text.normalize('NFKC').trim());
  if (!parts) return undefined;
  const [, year, month, day] = parts;
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return dayjs(written).format('YYYY-MM-DD') === written ? written : undefined;
}

/** The rows of a pasted table, each read or with what is wrong about it. Nothing is sent here. */
export function readPaste(text: string, words: Words, today: string): PastedRow[] {
  const cells = cellsOf(text);
  const heads = (cells[0] ?? []).map((head) => named(words.columns, head));
  const hasHeads = heads.filter((head) => head !== undefined).length >= 2;
  const order: readonly (PasteColumn | undefined)[] = hasHeads ? heads : pasteColumns;
  return cells.slice(hasHeads ? 1 : 0).map((row, index) => {
    const get = (column: PasteColumn): string => row[order.indexOf(column)] ?? '';
    return { line: index + (hasHeads ? 2 : 1), ...readRow(get, words, today) };
  });
}

function readRow(get: (column: PasteColumn) => string, words: Words, today: string): Omit<PastedRow, 'line'> {
  const faults: RowFault[] = [];
  const businessDate = get('businessDate') === '' ? today : dayOf(get('businessDate'));
  const type = get('type') === '' ? 'SALE' : named(words.types, get('type'));
  const signed = type === 'ADJUSTMENT';
  const written = normaliseAmount(get('amount'));
  const amount: Money | undefined =
    isAmount(written, { signed }) && fen(written) !== 0n
      ? // One value is written in one way: by that a row is known again.
        { amount: fromFen(fen(written)), currency: CURRENCY }
      : undefined;
  const allowed = type ? methodsOf[type] : [];
  const method = get('method') === '' ? undefined : named(words.methods, get('method'));
  const methodFits = method ? allowed.includes(method) : get('method') === '' && !needsMethod(type);
  if (!businessDate || businessDate > today) faults.push('businessDate');
  if (!type || type === 'WRITE_OFF') faults.push('type');
  if (!amount) faults.push('amount');
  if (!methodFits) faults.push('method');
  const cells = Object.fromEntries(pasteColumns.map((column) => [column, get(column)]));
  const row = {
    customer: get('customer'),
    faults,
    written: cells as PastedRow['written'],
    ...(amount ? { amount } : {}),
  };
  if (faults.length > 0 || !type || !amount || !businessDate) return row;
  return {
    ...row,
    entry: {
      draft: false,
      type,
      businessDate,
      amount,
      ...(method ? { method } : {}),
      ...(get('category') ? { category: get('category').slice(0, 60) } : {}),
      ...(get('memo') ? { memo: get('memo').slice(0, 500) } : {}),
    },
  };
}

/** A sale, a return and money paid back say how they were paid; so does the form. */
const needsMethod = (type: EntryType | undefined): boolean =>
  type !== undefined && type !== 'PAYMENT' && methodsOf[type].length > 0;
