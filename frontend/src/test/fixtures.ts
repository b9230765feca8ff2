import type { Me, Money, Schemas } from '@/shared/api/types';

export const yuan = (amount: string): Money => ({ amount, currency: 'CNY' });

const stamps = { createdAt: '2026-11-01T01:00:00Z', updatedAt: '2026-11-01T01:00:00Z' };

export const someId = (number: number): string =>
  `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const me: Me = {
  id: someId(1),
  username: 'admin',
  displayName: '管理员',
  role: 'ADMINISTRATOR',
  scope: 'ALL',
  unitId: someId(10),
  permissions: ['*'],
  mustChangePassword: false,
};

export const aSession = (of: Me = me): Schemas['SessionView'] => ({
  accessToken: 'token-1',
  expiresInSeconds: 900,
  mustChangePassword: of.mustChangePassword,
  me: of,
});

export const aCustomer = (change: Partial<Schemas['CustomerView']> = {}): Schemas['CustomerView'] => ({
  id: someId(100),
  version: 3,
  number: 'C0000100',
  kind: 'PERSON',
  name: '王小明',
  tier: 'VIP',
  stage: 'ACTIVE',
  tags: ['老客户'],
  customFields: {},
  contactPoints: [{ type: 'MOBILE', value: '13800138000', primary: true, optOut: false }],
  addresses: [],
  contacts: [],
  phone: '13800138000',
  ...stamps,
  ...change,
});

export const aProfile = (customer = aCustomer()): Schemas['ProfileView'] => ({
  customer,
  sections: {
    account: { balance: yuan('1280.50'), creditLimit: yuan('5000.00'), lastEntryOn: '2026-11-20' },
    cards: { count: 1, balance: yuan('500.00') },
    contracts: { active: 1, value: yuan('36000.00') },
    tasks: { open: 2, overdue: 1, nextDue: '2026-11-22' },
    interactions: { count: 4, last: '2026-11-20T02:00:00Z' },
  },
});

export const anEntry = (change: Partial<Schemas['EntryView']> = {}): Schemas['EntryView'] => ({
  id: someId(200),
  version: 1,
  number: 'T0000200',
  customerId: someId(100),
  customerName: '王小明',
  type: 'SALE',
  status: 'POSTED',
  businessDate: '2026-11-20',
  amount: yuan('128.50'),
  effect: yuan('128.50'),
  method: 'ON_ACCOUNT',
  memo: '春茶',
  lines: [],
  current: true,
  postedAt: '2026-11-20T02:00:00Z',
  createdBy: someId(1),
  ...stamps,
  ...change,
});

export const aCard = (change: Partial<Schemas['CardView']> = {}): Schemas['CardView'] => ({
  id: someId(300),
  version: 1,
  number: '8600000000000300',
  programId: someId(310),
  programName: '会员储值卡',
  programVersion: 1,
  kind: 'REGISTERED',
  customerId: someId(100),
  customerName: '王小明',
  status: 'ACTIVE',
  balance: yuan('550.00'),
  principal: yuan('500.00'),
  bonus: yuan('50.00'),
  held: yuan('0.00'),
  available: yuan('550.00'),
  issuedAt: '2026-11-01T01:00:00Z',
  ...stamps,
  ...change,
});

export const aReceipt = (change: Partial<Schemas['CardReceiptView']> = {}): Schemas['CardReceiptView'] => ({
  reference: 'R20261122-1',
  cardId: someId(300),
  number: '8600000000000300',
  kind: 'SPEND',
  amount: yuan('128.50'),
  principal: yuan('78.50'),
  bonus: yuan('50.00'),
  balance: yuan('421.50'),
  principalAfter: yuan('421.50'),
  bonusAfter: yuan('0.00'),
  held: yuan('0.00'),
  heldAfter: yuan('0.00'),
  at: '2026-11-22T02:00:00Z',
  businessDate: '2026-11-22',
  sequence: 2,
  ...change,
});

export const aTask = (change: Partial<Schemas['TaskView']> = {}): Schemas['TaskView'] => ({
  id: someId(400),
  version: 1,
  customerId: someId(100),
  customerName: '王小明',
  title: '回访新茶意向',
  dueOn: '2026-11-22',
  status: 'OPEN',
  overdue: false,
  ownerId: someId(1),
  ownerName: '管理员',
  ...stamps,
  ...change,
});

export const anImport = (change: Partial<Schemas['ImportView']> = {}): Schemas['ImportView'] => ({
  id: someId(500),
  target: 'CUSTOMERS',
  status: 'FINISHED',
  mode: 'DRY_RUN',
  fileName: 'customers.csv',
  rowsRead: 3,
  rowsAccepted: 2,
  rowsRejected: 1,
  created: 2,
  updated: 0,
  unchanged: 0,
  customersCreated: 0,
  startedById: someId(1),
  startedBy: '管理员',
  startedAt: '2026-11-22T02:00:00Z',
  finishedAt: '2026-11-22T02:00:01Z',
  errorsAvailable: true,
  ...change,
});
