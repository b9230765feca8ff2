import type { Page } from '@playwright/test';
import * as fixtures from '../src/test/fixtures.ts';

const { aCard, aCustomer, anEntry, anImport, aProfile, aReceipt, aSession, aTask, someId, yuan } = fixtures;

const of = <T>(items: T[]) => ({ items, count: items.length });
const stamps = { createdAt: '2026-11-01T01:00:00Z', updatedAt: '2026-11-01T01:00:00Z' };

const interaction = {
  ...stamps,
  id: someId(600),
  version: 1,
  customerId: someId(100),
  customerName: '王小明',
  channel: 'CALL',
  direction: 'OUTBOUND',
  occurredAt: '2026-11-20T02:00:00Z',
  participants: [],
  outcome: 'INTERESTED',
  content: '问了春茶的价格，月底到店。',
  nextStep: '寄样品',
  nextStepOn: '2026-11-25',
  staffId: someId(1),
  staffName: '管理员',
};
const contract = {
  ...stamps,
  id: someId(700),
  version: 1,
  number: 'HT2026-0001',
  title: '年度供茶合同',
  customerId: someId(100),
  customerName: '王小明',
  counterparties: [],
  amount: yuan('36000.00'),
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  status: 'ACTIVE',
  signedOn: '2026-01-01',
  terms: '每月供茶二十斤，月结。',
  termsVersion: 1,
};
const plan = {
  ...stamps,
  id: someId(410),
  version: 1,
  customerId: someId(100),
  customerName: '王小明',
  title: '每月回访',
  recurrence: 'FREQ=MONTHLY',
  startsOn: '2026-11-01',
  ownerId: someId(1),
  ownerName: '管理员',
  status: 'ACTIVE',
  nextDueOn: '2026-12-01',
};
const program = {
  ...stamps,
  id: someId(310),
  version: 1,
  code: 'VIP',
  name: '会员储值卡',
  kind: 'REGISTERED',
  balanceCap: yuan('5000.00'),
  transactionLimit: yuan('50000.00'),
  dailyLimit: yuan('50000.00'),
  bonusTiers: [{ topUp: yuan('500.00'), bonus: yuan('50.00') }],
  spendOrder: 'BONUS_FIRST',
  status: 'ACTIVE',
};
const movement = {
  sequence: 1,
  at: '2026-11-20T02:00:00Z',
  businessDate: '2026-11-20',
  kind: 'TOP_UP',
  principal: yuan('500.00'),
  bonus: yuan('50.00'),
  principalAfter: yuan('500.00'),
  bonusAfter: yuan('50.00'),
  heldAfter: yuan('0.00'),
  operatorName: '管理员',
  reference: someId(320),
};
const timeline = [
  {
    id: someId(800),
    at: '2026-11-20T02:00:00Z',
    type: 'INTERACTION',
    title: interaction.content,
    detail: 'CALL',
    actorName: '管理员',
    subjectId: someId(600),
  },
  {
    id: someId(801),
    at: '2026-11-19T02:00:00Z',
    type: 'ENTRY',
    title: 'SALE',
    detail: 'T0000200',
    money: yuan('128.50'),
    subjectId: someId(200),
  },
  {
    id: someId(802),
    at: '2026-11-18T02:00:00Z',
    type: 'CARD',
    title: 'TOP_UP',
    detail: '8600000000000300',
    money: yuan('500.00'),
    subjectId: someId(300),
  },
];
const staff = {
  ...stamps,
  id: someId(1),
  version: 1,
  username: 'admin',
  displayName: '管理员',
  role: 'ADMINISTRATOR',
  scope: 'ALL',
  unitId: someId(10),
  status: 'ACTIVE',
};
const unit = { ...stamps, id: someId(10), version: 1, kind: 'COMPANY', code: 'HQ', name: '总部' };
const approval = {
  id: someId(900),
  version: 0,
  action: 'card.adjust',
  subjectType: 'card',
  subjectId: someId(300),
  subjectLabel: '8600000000000300',
  payload: { principal: 100, reason: '盘点差异' },
  payloadHash: '00',
  status: 'PENDING',
  maker: someId(2),
  makerName: '周财务',
  makerReason: '盘点差异',
  executedKey: someId(901),
  mayDecide: true,
  expiresAt: '2026-11-29T02:00:00Z',
  createdAt: '2026-11-22T02:00:00Z',
  updatedAt: '2026-11-22T02:00:00Z',
};

const audit = {
  id: 1,
  at: '2026-11-20T02:00:00Z',
  actorId: someId(1),
  actorName: '管理员',
  action: 'customer.changed',
  subjectType: 'customer',
  subjectId: someId(100),
  before: { name: '王小' },
  after: { name: '王小明' },
  requestId: someId(900),
};

const answers: Record<string, unknown> = {
  'POST /auth/refresh': aSession(),
  'GET /customers': of([
    aCustomer(),
    aCustomer({ id: someId(101), name: '李雷', tier: 'REGULAR', stage: 'DORMANT' }),
  ]),
  [`GET /customers/${someId(100)}/profile`]: aProfile(),
  [`GET /customers/${someId(102)}/profile`]: aProfile(aCustomer({ id: someId(102), name: '韩梅梅' })),
  'POST /customers': aCustomer({ id: someId(102), name: '韩梅梅' }),
  [`GET /customers/${someId(100)}/timeline`]: of(timeline),
  [`GET /customers/${someId(100)}/account`]: {
    customerId: someId(100),
    version: 1,
    balance: yuan('1280.50'),
  },
  'GET /interactions': of([interaction]),
  'GET /transactions': of([anEntry(), anEntry({ id: someId(201), number: 'T0000201', status: 'DRAFT' })]),
  [`GET /transactions/${someId(200)}`]: anEntry(),
  [`GET /transactions/${someId(200)}/history`]: of([anEntry()]),
  'GET /cards': of([aCard()]),
  'GET /cards/lookup': of([aCard()]),
  [`GET /cards/${someId(300)}`]: aCard(),
  [`GET /cards/${someId(300)}/statement`]: of([movement]),
  [`POST /cards/${someId(300)}/spends`]: aReceipt(),
  'GET /card-programs': of([program]),
  'GET /contracts': of([contract]),
  [`GET /contracts/${someId(700)}`]: contract,
  [`GET /contracts/${someId(700)}/versions`]: of([
    { ...contract, id: someId(701), createdAt: stamps.createdAt },
  ]),
  'GET /tasks': of([aTask(), aTask({ id: someId(401), overdue: true, dueOn: '2026-11-20', title: '催款' })]),
  'GET /follow-up-plans': of([plan]),
  'GET /imports': of([anImport()]),
  'GET /staff': of([staff]),
  'GET /org-units': of([unit]),
  'GET /approvals': of([approval]),
  'GET /audit-entries': of([audit]),
  'GET /demo': { status: 'ABSENT', customers: 0 },
  'GET /me/sessions': [
    {
      id: someId(950),
      client: 'BROWSER',
      userAgent: 'Chromium',
      createdAt: stamps.createdAt,
      usedAt: stamps.updatedAt,
      current: true,
    },
  ],
};

/** Answers the program's requests with made-up data, so that pages can be looked at without the product. */
export async function mockApi(page: Page): Promise<void> {
  await page.route('**/api/v1/**', async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname.replace('/api/v1', '');
    const known = `${request.method()} ${path}`;
    await route.fulfill({ status: request.method() === 'POST' ? 201 : 200, json: answers[known] ?? of([]) });
  });
}
