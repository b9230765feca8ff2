import { answered, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { BankAccount, BankTemplate, Candidate } from './vocabulary';

type MatchMade = Schemas['MatchMade'];
type Matching = Schemas['MatchRunView'];
const of = (id: string, key: string) => ({ params: { path: { id }, header: once(key) } });

export async function acceptMatch(
  lineId: string,
  body: Schemas['AcceptMatch'],
  key: string,
): Promise<MatchMade> {
  return answered(
    await http.POST('/api/v1/bank-lines/{id}/matches', { ...of(lineId, key), body: compact(body) }),
  );
}

/** What accepting a candidate says: just that, with the items that it settles. */
export function asMatch(candidate: Candidate): Schemas['AcceptMatch'] {
  const { customerId, amount, entryId } = candidate;
  const shares = candidate.shares.flatMap((share) =>
    share.itemId ? [{ itemId: share.itemId, ...(share.amount ? { amount: share.amount } : {}) }] : [],
  );
  return {
    customerId,
    amount,
    ...(entryId ? { entryId } : {}),
    ...(shares.length > 0 ? { shares } : {}),
  };
}

export async function setAside(
  lineId: string,
  body: Schemas['SetAsideLine'],
  key: string,
): Promise<MatchMade> {
  return answered(await http.POST('/api/v1/bank-lines/{id}/set-aside', { ...of(lineId, key), body }));
}

export async function undoMatch(id: string, body: Schemas['UndoMatch'], key: string): Promise<MatchMade> {
  return answered(await http.POST('/api/v1/bank-matches/{id}/reversal', { ...of(id, key), body }));
}

/** Matches what leaves no doubt, however many calls that takes. */
export async function matchStatement(id: string): Promise<Matching> {
  const sum = { considered: 0, matched: 0, proposed: 0, unknown: 0 };
  let after: string | undefined;
  do {
    const run = answered(
      await http.POST('/api/v1/bank-statements/{id}/match', {
        params: { path: { id }, query: after ? { after } : {} },
      }),
    );
    sum.considered += run.considered;
    sum.matched += run.matched;
    sum.proposed += run.proposed;
    sum.unknown += run.unknown;
    after = run.next;
  } while (after);
  return sum;
}

export type Upload = {
  file: File;
  accountId: string;
  format?: Schemas['BankFileFormat'];
  templateId?: string;
};

/** The contract describes the parts of the form; the browser builds the form itself. */
export async function importStatement(upload: Upload): Promise<Schemas['StatementImportView']> {
  const { file, ...parts } = upload;
  return answered(
    await http.POST('/api/v1/bank-statements', {
      body: { ...parts, file: file.name },
      bodySerializer: () => {
        const form = new FormData();
        form.append('file', file);
        for (const [name, value] of Object.entries(parts)) if (value) form.append(name, value);
        return form;
      },
    }),
  );
}

export async function keepAccount(body: Schemas['KeepBankAccount'], key: string): Promise<BankAccount> {
  return answered(
    await http.POST('/api/v1/bank-accounts', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function changeAccount(
  id: string,
  body: Partial<Schemas['KeepBankAccount']>,
  version: number,
): Promise<BankAccount> {
  return answered(
    await http.PATCH('/api/v1/bank-accounts/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

export async function keepTemplate(body: Schemas['KeepBankTemplate'], key: string): Promise<BankTemplate> {
  return answered(await http.POST('/api/v1/bank-templates', { params: { header: once(key) }, body }));
}

export async function changeTemplate(
  id: string,
  body: Partial<Schemas['KeepBankTemplate']>,
  version: number,
): Promise<BankTemplate> {
  return answered(
    await http.PATCH('/api/v1/bank-templates/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}
