import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Delivery = Schemas['MailDeliveryView'];
export type Mail = Schemas['MailView'];

export const mailStatusColors: Record<Schemas['MailStatus'], string> = {
  QUEUED: 'gold',
  SENDING: 'blue',
  SENT: 'green',
  BOUNCED: 'red',
  FAILED: 'red',
  CANCELLED: 'default',
};
export const mailStatuses = valuesOf(mailStatusColors);

export const mailLanguages = ['zh-CN', 'en'] as const;

/** What can be done with a mail as it stands; one that waits its turn for the first time needs no push. */
export function actsOn({ status, attempts, waitsForServer }: Delivery): {
  retry: boolean;
  cancel: boolean;
  bounce: boolean;
} {
  return {
    retry:
      status === 'FAILED' ||
      status === 'BOUNCED' ||
      (status === 'QUEUED' && (attempts > 0 || waitsForServer)),
    cancel: status === 'QUEUED',
    bounce: status === 'SENT',
  };
}
