import { keepDraft, readDraft } from '@/shared/lib/drafts';
import { draftName } from '@/shared/ui/use-draft';

/** How many rows back it is still known what was sent: four pastes of the largest size. */
const KEPT = 2000;

/** Under which key a row went out; with the number of its entry once the server has said that it is posted. */
export type Sent = { key: string; number?: string };

const nameOf = (person: string | undefined): string => draftName(person, 'paste');

const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string';

/** What this person has sent out of pastes in this browser, kept as drafts are: a reload must not post it twice. */
export function sentRows(person: string | undefined): Map<string, Sent> {
  const stored = Object.entries(readDraft(nameOf(person))?.values ?? {});
  return new Map(stored.filter((each): each is [string, Sent] => isSent(each[1])));
}

/** Keeps what became of a row; nothing for one that the server has refused. */
export function keepSent(person: string | undefined, slot: string, sent: Sent | undefined): void {
  const others = [...sentRows(person)].filter(([each]) => each !== slot);
  const all = sent ? [...others, [slot, sent] as const] : others;
  keepDraft(nameOf(person), Object.fromEntries(all.slice(-KEPT)));
}
