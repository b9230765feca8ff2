import { answered, http } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import { today } from '@/shared/lib/date';
import { saveFile } from '@/shared/lib/download';

export type Verification = Schemas['VerificationView'];

/** A check of a usual house is through within this; of a longer one the list tells later. */
const SECONDS = 10;

export async function verify(body: Schemas['StartVerification']): Promise<Verification> {
  const answer = await http.POST('/api/v1/verifications', {
    body: { ...compact(body), waitSeconds: SECONDS },
  });
  return answered(answer) as Verification;
}

/** The signed end of the history as a file, to be kept where nobody of the house can change it. */
export async function keepHead(): Promise<true> {
  const { signed, head } = answered(await http.GET('/api/v1/ledger-blocks/head'));
  saveFile(new Blob([signed], { type: 'text/plain' }), `taizhang-head-${today()}-${head.height}.txt`);
  return true;
}
