import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aDelegation, me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';

const over = aDelegation({
  id: someId(921),
  endedAt: '2026-11-02T01:00:00Z',
  validUntil: '2026-11-02T01:00:00Z',
});
const li = { id: someId(3), displayName: '李经理', username: 'li', version: 1 };

it('lists who decides in whose place until when, and ends what still lasts', async () => {
  const end = `POST /approval-delegations/${someId(920)}/end`;
  const { to } = mockFetch({
    'GET /approval-delegations': { items: [aDelegation(), over] },
    [end]: aDelegation({ endedAt: '2026-11-22T02:00:00Z' }),
  });
  const { user } = open('/approvals/delegations');
  expect(await screen.findByText('有效')).toBeTruthy();
  expect(screen.getByText('已到期')).toBeTruthy();
  expect(screen.getAllByText('储值卡充值')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: '提前结束' }));
  await user.click(await screen.findByRole('button', { name: /确\s*定/ }));
  await waitFor(() => expect(to(end)[0]?.headers.get('If-Match')).toBe('"1"'));
});

it('delegates what one may decide oneself, until a moment', async () => {
  const made = 'POST /approval-delegations';
  const { to } = mockFetch({
    'GET /staff': { items: [li] },
    [made]: () => ({ status: 201, json: aDelegation() }),
  });
  const { user } = open('/approvals/delegations', {
    as: { ...me, permissions: ['approval:read', 'contract:approve', 'staff:read'] },
  });
  await user.click(await screen.findByRole('button', { name: '委托同事复核' }));
  const form = within(await screen.findByRole('dialog'));
  expect(form.queryByLabelText('委托人')).toBeNull();
  await user.click(form.getByRole('combobox', { name: '受托人' }));
  await user.click(await screen.findByTitle('李经理 (li)'));
  const until = form.getByLabelText('有效期至');
  await user.click(until);
  fill(until, '2026-12-01 18:00');
  await user.keyboard('{Enter}');
  await user.click(form.getByRole('button', { name: '委托同事复核' }));
  await waitFor(() => expect(to(made)).toHaveLength(1));
  expect(to(made)[0]?.body).toEqual({
    delegateId: someId(3),
    actions: ['contract.sign', 'contract.amend', 'contract.terminate', 'usage.agree'],
    validUntil: '2026-12-01T18:00:00+08:00',
  });
  expect(to(made)[0]?.headers.get('Idempotency-Key')).toBeTruthy();
});

it('shows at the field why a delegation was refused', async () => {
  mockFetch({
    'GET /staff': { items: [li] },
    'POST /approval-delegations': () =>
      refusal(422, 'delegation_impossible', {
        title: '不能委托给此人',
        errors: [{ pointer: '/delegateId', message: '接口账号不参与复核' }],
      }),
  });
  const { user } = open('/approvals/delegations');
  await user.click(await screen.findByRole('button', { name: '委托同事复核' }));
  const form = within(await screen.findByRole('dialog'));
  await user.click(form.getByRole('combobox', { name: '受托人' }));
  await user.click(await screen.findByTitle('李经理 (li)'));
  const until = form.getByLabelText('有效期至');
  await user.click(until);
  fill(until, '2026-12-01 18:00');
  await user.keyboard('{Enter}');
  await user.click(form.getByRole('button', { name: '委托同事复核' }));
  expect(await form.findByText('接口账号不参与复核')).toBeTruthy();
});

const request = {
  id: someId(900),
  version: 0,
  action: 'card.adjust',
  subjectType: 'card',
  subjectId: someId(300),
  subjectLabel: '8600000000000300',
  payload: {},
  payloadHash: '00',
  status: 'APPROVED',
  maker: someId(4),
  makerName: '王收银',
  checker: someId(1),
  checkerName: '管理员',
  decidedFor: someId(2),
  decidedForName: '周财务',
  executedKey: someId(901),
  mayDecide: false,
  news: false,
  expiresAt: '2026-11-29T02:00:00Z',
  createdAt: '2026-11-22T02:00:00Z',
  updatedAt: '2026-11-22T02:00:00Z',
};

it('says beside the requests in whose place one decides, and who decided in whose', async () => {
  mockFetch({
    'GET /approvals': { items: [request] },
    'GET /approval-delegations': {
      items: [
        aDelegation(),
        over,
        aDelegation({ id: someId(922), delegator: someId(1), delegate: someId(3), delegateName: '李经理' }),
      ],
    },
  });
  const { user, router } = open('/approvals');
  expect(await screen.findByText('您正在代以下同事复核：周财务（至 2099-12-01 18:00）。')).toBeTruthy();
  expect(screen.getByText('您已委托以下同事代您复核：李经理（至 2099-12-01 18:00）。')).toBeTruthy();
  expect(await screen.findByText('管理员（代 周财务）')).toBeTruthy();
  await user.click(screen.getByRole('tab', { name: '复核规则' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/approvals/policies'));
});
