import { answered } from '@/shared/api/client';
import { member, memberHttp } from '@/shared/api/member';
import type { Schemas } from '@/shared/api/types';

export type OwnCard = Schemas['OwnCardView'];
export type OwnMovement = Schemas['OwnMovementView'];

export async function sendCode(phone: string): Promise<Schemas['MemberCodeView']> {
  return answered(await memberHttp.POST('/api/v1/member-sessions/codes', { body: { phone } }));
}

export async function signIn(body: Schemas['BeginMemberSession']): Promise<true> {
  member.begin(answered(await memberHttp.POST('/api/v1/member-sessions', { body })));
  return true;
}

export async function signOut(): Promise<void> {
  await memberHttp.DELETE('/api/v1/member-sessions/current').catch(() => undefined);
  member.end();
}

export async function ownCards(): Promise<OwnCard[]> {
  return answered(await memberHttp.GET('/api/v1/me/cards'));
}

export async function movementsOf(id: string): Promise<OwnMovement[]> {
  return answered(
    await memberHttp.GET('/api/v1/me/cards/{id}/movements', {
      params: { path: { id }, query: { limit: 50 } },
    }),
  ).items;
}

export async function paymentCode(id: string): Promise<Schemas['OwnPaymentCodeView']> {
  return answered(await memberHttp.GET('/api/v1/me/cards/{id}/payment-code', { params: { path: { id } } }));
}

export async function reportOwnLoss(id: string): Promise<OwnCard> {
  return answered(await memberHttp.POST('/api/v1/me/cards/{id}/report-loss', { params: { path: { id } } }));
}

export async function sendPinCode(): Promise<Schemas['MemberCodeView']> {
  return answered(await memberHttp.POST('/api/v1/me/cards/pin-codes'));
}

export async function setPin(id: string, body: Schemas['SetOwnCardPin']): Promise<true> {
  await memberHttp.POST('/api/v1/me/cards/{id}/pin', { params: { path: { id } }, body });
  return true;
}
