import { keepDraft, readDraft } from '@/shared/lib/drafts';
import { draftName } from '@/shared/ui/use-draft';
import type { Meaning } from './vocabulary';

/** How many imports back it is still known what their columns meant. */
const KEPT = 20;

const nameOf = (person: string | undefined): string => draftName(person, 'imports');

const isMeaning = (value: unknown): value is Meaning =>
  typeof value === 'object' &&
  value !== null &&
  'mapping' in value &&
  typeof value.mapping === 'object' &&
  value.mapping !== null &&
  Object.values(value.mapping).every((field) => typeof field === 'string');

/**
 * Keeps what the columns of an import meant, as drafts are kept: the server does not tell it of an import that has
 * begun, and a mended file of it means the same.
 */
export function keepMeaning(person: string | undefined, importId: string, meaning: Meaning): void {
  const before = Object.entries(readDraft(nameOf(person))?.values ?? {}).filter(([id]) => id !== importId);
  keepDraft(nameOf(person), Object.fromEntries([...before, [importId, meaning]].slice(-KEPT)));
}

/** What the columns of an import meant; undefined when it was started elsewhere, or too long ago. */
export function keptMeaning(person: string | undefined, importId: string): Meaning | undefined {
  const found = readDraft(nameOf(person))?.values[importId];
  return isMeaning(found) ? found : undefined;
}
