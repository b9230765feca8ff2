import { answered, http, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Mail } from './vocabulary';

const at = (id: string) => ({ params: { path: { id } } });

export async function retryMail(id: string): Promise<Mail> {
  return answered(await http.POST('/api/v1/mail-deliveries/{id}/retry', at(id)));
}

export async function cancelMail(id: string): Promise<Mail> {
  return answered(await http.POST('/api/v1/mail-deliveries/{id}/cancel', at(id)));
}

export async function reportBounce(id: string, body: Schemas['ReportBounce']): Promise<Mail> {
  return answered(
    await http.POST('/api/v1/mail-deliveries/{id}/bounces', { ...at(id), body: compact(body) }),
  );
}

export async function sendTestMail(body: Schemas['SendTestMail'], key: string): Promise<Mail> {
  return answered(
    await http.POST('/api/v1/mail-deliveries/test', { params: { header: once(key) }, body: compact(body) }),
  );
}
