import { beforeEach, expect, it } from 'vitest';
import { aCustomer, aProfile, me, someId } from '@/test/fixtures';
import { emptyDevice } from '@/test/offline';
import { session } from '../api/session';
import { dropCustomer, followSession, keepCustomer, keptCustomers, owner } from './device';

const other = { ...me, id: someId(2), displayName: '李四', permissions: ['customer:read', 'task:write'] };
const profile = (number: number) => aProfile(aCustomer({ id: someId(number), name: `客户${number}` }));
const names = async (person: string) =>
  (await keptCustomers(person)).map((kept) => kept.profile.customer.name);
const now = () => new Date().toISOString();

followSession();

beforeEach(async () => {
  session.reset({ status: 'in', me });
  await owner();
  await emptyDevice();
  session.reset({ status: 'in', me });
});

it('keeps the fifty customers that were opened last', async () => {
  for (let number = 1; number <= 52; number++) await keepCustomer(me.id, profile(number), now());
  await keepCustomer(me.id, profile(10), now());
  const kept = await names(me.id);
  expect(kept).toHaveLength(50);
  expect(kept.slice(0, 2)).toEqual(['客户10', '客户52']);
  expect(kept).not.toContain('客户2');
});

it('forgets them after two weeks', async () => {
  const old = new Date(Date.now() - 15 * 86_400_000).toISOString();
  await keepCustomer(me.id, profile(1), old);
  await keepCustomer(me.id, profile(2), now());
  expect(await names(me.id)).toEqual(['客户2']);
});

it('forgets a customer whom the person may not see any more', async () => {
  await keepCustomer(me.id, profile(1), now());
  await dropCustomer(me.id, someId(1));
  expect(await names(me.id)).toEqual([]);
});

it('removes everything when the person signs out, and keeps nothing after that', async () => {
  await keepCustomer(me.id, profile(1), now());
  session.reset({ status: 'out' });
  await keepCustomer(me.id, profile(2), now());
  expect(await names(me.id)).toEqual([]);
  expect(await owner()).toBeUndefined();
});

it('removes what one person has read when another signs in', async () => {
  await keepCustomer(me.id, profile(1), now());
  session.reset({ status: 'in', me: other });
  expect(await owner()).toEqual({ id: other.id, displayName: '李四', may: ['task'] });
  expect(await names(me.id)).toEqual([]);
});

it('keeps it while the same person has to sign in again', async () => {
  await keepCustomer(me.id, profile(1), now());
  session.reset({ status: 'expired', me });
  session.reset({ status: 'in', me });
  expect(await names(me.id)).toEqual(['客户1']);
});
