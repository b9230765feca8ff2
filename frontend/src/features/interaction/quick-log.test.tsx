import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { keepDraft, readDraft } from '@/shared/lib/drafts';
import { draftName } from '@/shared/ui/use-draft';
import { aCustomer, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const interactions = 'POST /interactions';
const name = draftName(someId(1), 'interaction');

beforeEach(() => localStorage.clear());

async function choose(user: ReturnType<typeof open>['user']) {
  await user.click(await screen.findByRole('combobox', { name: '客户' }));
  await user.click(await screen.findByTitle(/王小明/));
}

it('logs by keyboard and stands ready for the next, with the same channel', async () => {
  const { to } = mockFetch({
    'GET /customers': { items: [aCustomer()] },
    [interactions]: ({ body }: { body: object }) => ({
      status: 201,
      json: { ...body, id: someId(600), version: 1, customerName: '王小明' },
    }),
  });
  const { user } = open('/interactions?new=1');
  await choose(user);
  await user.click(screen.getByRole('radio', { name: '微信' }));
  const content = screen.getByLabelText('内容') as HTMLTextAreaElement;
  fill(content, '问了春茶');
  fireEvent.keyDown(content, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(to(interactions)).toHaveLength(1));
  expect(to(interactions)[0]?.body).toEqual({
    customerId: someId(100),
    channel: 'WECHAT',
    direction: 'OUTBOUND',
    content: '问了春茶',
  });
  await waitFor(() => expect((screen.getByLabelText('内容') as HTMLTextAreaElement).value).toBe(''));
  expect((screen.getByRole('radio', { name: '微信' }) as HTMLInputElement).checked).toBe(true);
  expect(readDraft(name)).toBeUndefined();
});

it('keeps what was typed and not sent, offers it back, and sends nothing by itself', async () => {
  const { to } = mockFetch({ [interactions]: () => refusal(500, 'internal') });
  const { unmount } = open('/interactions?new=1');
  fill(await screen.findByLabelText('内容'), '说到一半');
  await waitFor(() => expect(readDraft(name)?.values).toMatchObject({ content: '说到一半' }));
  unmount();

  const { user } = open('/interactions?new=1');
  await user.click(await screen.findByRole('button', { name: '接着填' }));
  expect((screen.getByLabelText('内容') as HTMLTextAreaElement).value).toBe('说到一半');
  expect(to(interactions)).toHaveLength(0);
});

it('forgets a draft that is not wanted, and one of yesterday', async () => {
  mockFetch();
  keepDraft(name, { content: '旧' });
  const { user } = open('/interactions?new=1');
  await user.click(await screen.findByRole('button', { name: '不要了' }));
  expect(readDraft(name)).toBeUndefined();
  keepDraft(name, { content: '昨天' }, new Date('2026-11-20T02:00:00Z'));
  expect(readDraft(name, new Date('2026-11-21T03:00:00Z'))).toBeUndefined();
});

it('offers nobody the draft of another person', async () => {
  mockFetch();
  keepDraft(draftName(someId(2), 'interaction'), { content: '别人的' });
  open('/interactions?new=1');
  await screen.findByLabelText('内容');
  expect(screen.queryByRole('button', { name: '接着填' })).toBeNull();
});
