import type { Schemas } from '@/shared/api/types';

export type FilterNode = Schemas['FilterNode'];

/** What a group asks of its parts: that all are met, any, or none. */
export type Mode = 'ALL' | 'ANY' | 'NONE';
export type Comparison = { field: string; op: string; value?: unknown };
export type Group = { mode: Mode; parts: Part[] };
export type Part = Group | Comparison;

export const isGroup = (part: Part): part is Group => 'parts' in part;

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** Whether a comparison says what it compares with; what is still being filled in does not count. */
export const isComplete = ({ field, value }: Comparison): boolean =>
  field !== '' && field !== 'customFields.' && !isBlank(value);

/** The tree as the server reads it; undefined where nothing is asked. */
export function toNode(part: Part): FilterNode | undefined {
  if (!isGroup(part)) {
    return isComplete(part) ? { field: part.field, op: part.op, value: part.value } : undefined;
  }
  const nodes = part.parts.map(toNode).filter((node) => node !== undefined);
  const [first] = nodes;
  if (!first) return undefined;
  if (part.mode === 'NONE') return { not: nodes.length > 1 ? { or: nodes } : first };
  if (nodes.length === 1) return first;
  return part.mode === 'ALL' ? { and: nodes } : { or: nodes };
}

function toPart(node: FilterNode): Part {
  if (node.and) return { mode: 'ALL', parts: node.and.map(toPart) };
  if (node.or) return { mode: 'ANY', parts: node.or.map(toPart) };
  if (node.not) return { mode: 'NONE', parts: node.not.or ? node.not.or.map(toPart) : [toPart(node.not)] };
  return { field: node.field ?? '', op: node.op ?? 'eq', value: node.value };
}

/** The tree as a person edits it: always a group, however little it holds. */
export function toGroup(node: FilterNode | undefined): Group {
  if (!node) return { mode: 'ALL', parts: [] };
  const part = toPart(node);
  return isGroup(part) && part.mode !== 'NONE' ? part : { mode: 'ALL', parts: [part] };
}

/** The conditions all of which must be met. */
export const conjuncts = (node: FilterNode | undefined): FilterNode[] =>
  node === undefined ? [] : (node.and ?? [node]);

export function conjunction(nodes: readonly FilterNode[]): FilterNode | undefined {
  return nodes.length > 1 ? { and: [...nodes] } : nodes[0];
}

const MAX_DEPTH = 8;
const MAX_NODES = 100;

/** A tree out of an address; undefined for anything that is none, so that a mangled link shows all customers. */
export function readTree(written: string): FilterNode | undefined {
  try {
    return readNode(JSON.parse(written));
  } catch {
    return undefined;
  }
}

/** A tree out of what somebody else has kept; undefined for anything that is none. */
export const readNode = (raw: unknown): FilterNode | undefined =>
  isNode(raw, 1, { left: MAX_NODES }) ? raw : undefined;

function isNode(raw: unknown, depth: number, budget: { left: number }): raw is FilterNode {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return false;
  if (depth > MAX_DEPTH || --budget.left < 0) return false;
  const node = raw as Record<string, unknown>;
  const parts = node.and ?? node.or;
  if (Array.isArray(parts)) {
    return parts.length > 0 && parts.every((part: unknown) => isNode(part, depth + 1, budget));
  }
  if (node.not) return isNode(node.not, depth + 1, budget);
  return typeof node.field === 'string' && (node.op === undefined || typeof node.op === 'string');
}
