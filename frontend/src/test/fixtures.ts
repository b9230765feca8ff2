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

/** A payment of 128.50, most of it from principal. */
export const aMovement = (
  change: Partial<Schemas['CardMovementView']> = {},
): Schemas['CardMovementView'] => ({
  sequence: 2,
  at: '2026-11-22T02:00:00Z',
  businessDate: '2026-11-22',
  kind: 'SPEND',
  principal: yuan('-78.50'),
  bonus: yuan('-50.00'),
  held: yuan('0.00'),
  principalAfter: yuan('500.00'),
  bonusAfter: yuan('50.00'),
  heldAfter: yuan('0.00'),
  purpose: 'SALE',
  operatorName: '管理员',
  reference: someId(381),
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
  rowsContradicting: 0,
  startedById: someId(1),
  startedBy: '管理员',
  startedAt: '2026-11-22T02:00:00Z',
  finishedAt: '2026-11-22T02:00:01Z',
  errorsAvailable: true,
  ...change,
});

export const aBill = (change: Partial<Schemas['BillView']> = {}): Schemas['BillView'] => ({
  id: someId(720),
  version: 2,
  number: 'ZD2026000001',
  customerId: someId(100),
  customerName: '王小明',
  status: 'PARTLY_PAID',
  overdue: true,
  disputed: false,
  periodFrom: '2026-11-01',
  periodTo: '2026-11-30',
  issueOn: '2026-11-02',
  dueOn: '2026-11-20',
  nextDueOn: '2026-11-20',
  lines: [
    {
      description: '茶饮原料',
      quantity: '12.5',
      unitPrice: yuan('88.00'),
      amount: yuan('1100.00'),
      taxRate: '13.00',
      tax: yuan('126.55'),
    },
    {
      description: 'T0000200',
      quantity: '1',
      unitPrice: yuan('550.00'),
      amount: yuan('550.00'),
      tax: yuan('0.00'),
      entryId: someId(200),
    },
  ],
  net: yuan('1523.45'),
  tax: yuan('126.55'),
  total: yuan('1650.00'),
  paid: yuan('500.00'),
  credited: yuan('0.00'),
  writtenOff: yuan('0.00'),
  residual: yuan('1150.00'),
  instalments: [{ dueOn: '2026-11-20', amount: yuan('1650.00'), paid: false }],
  chargeId: someId(721),
  createdBy: someId(1),
  createdByName: '管理员',
  ...stamps,
  ...change,
});

export const anOpenItem = (change: Partial<Schemas['OpenItemView']> = {}): Schemas['OpenItemView'] => ({
  id: someId(200),
  number: 'T0000200',
  customerId: someId(100),
  customerName: '王小明',
  side: 'DEBIT',
  type: 'SALE',
  memo: '春茶',
  openedOn: '2026-10-20',
  dueOn: '2026-11-01',
  amount: yuan('128.50'),
  residual: yuan('128.50'),
  disputed: false,
  reference: 'ZD2026000001',
  overdueDays: 21,
  ...change,
});

export const aBankLine = (change: Partial<Schemas['BankLineView']> = {}): Schemas['BankLineView'] => ({
  id: someId(740),
  statementId: someId(742),
  accountId: someId(743),
  accountName: '工商银行基本户',
  sourceLine: 5,
  bookedOn: '2026-11-20',
  valueOn: '2026-11-20',
  amount: yuan('1150.00'),
  currency: 'CNY',
  reference: '20261120001',
  counterpartyName: '长风茶业有限公司',
  counterpartyAccount: '6222020200012345678',
  remark: '货款 ZD2026000001',
  status: 'OPEN',
  matched: yuan('0.00'),
  open: yuan('1150.00'),
  createdAt: stamps.createdAt,
  ...change,
});

const stepKinds = ['ENTRY', 'BILLING', 'SENDING', 'TRACKING', 'RECONCILIATION', 'SETTLEMENT'] as const;

export const aPeriodRun = (change: Partial<Schemas['PeriodRunView']> = {}): Schemas['PeriodRunView'] => ({
  id: someId(750),
  version: 1,
  month: '2026-11',
  startsOn: '2026-11-01',
  endsOn: '2026-11-30',
  status: 'OPEN',
  steps: stepKinds.map((step, index) => ({
    id: someId(751 + index),
    version: 1,
    runId: someId(750),
    month: '2026-11',
    step,
    ownerId: someId(1),
    ownerName: '管理员',
    dueOn: `2026-12-0${index + 1}`,
    state: index === 0 ? 'DONE' : 'OPEN',
    overdue: false,
    figures: [{ code: 'ISSUED_BILLS', count: 12, amount: yuan('18000.00') }],
    exceptions:
      step === 'SENDING'
        ? [
            {
              code: 'UNSENT_BILLS',
              blocks: true,
              count: 3,
              path: '/api/v1/bills?status=APPROVED&issueOn[gte]=2026-11-01&issueOn[lte]=2026-11-30',
            },
          ]
        : [],
    ...stamps,
  })),
  openedBy: someId(1),
  openedByName: '管理员',
  settlements: 0,
  ...stamps,
  ...change,
});

export const aFreshness = (
  change: Partial<Schemas['CustomerFreshnessView']> = {},
): Schemas['CustomerFreshnessView'] => ({
  customerId: someId(100),
  version: 3,
  tier: 'VIP',
  completeness: 55,
  dueOn: '2026-11-20',
  dueFields: ['PHONE'],
  fields: [
    { field: 'NAME', verifiedAt: '2026-10-01T01:00:00Z', due: false },
    { field: 'PHONE', verifiedAt: '2026-08-01T01:00:00Z', due: true },
  ],
  ...change,
});

export const aView = (change: Partial<Schemas['SavedSetView']> = {}): Schemas['SavedSetView'] => ({
  id: someId(510),
  version: 2,
  name: '重点客户',
  ownerId: someId(1),
  ownerName: '管理员',
  mine: true,
  filter: {
    and: [
      { field: 'tier', op: 'in', value: ['VIP'] },
      { field: 'tags', op: 'in', value: ['老客户'] },
    ],
  },
  sort: 'name',
  columns: [],
  ...stamps,
  ...change,
});

export const anAlert = (change: Partial<Schemas['AlertView']> = {}): Schemas['AlertView'] => ({
  id: someId(960),
  version: 1,
  kind: 'BALANCE_DROP',
  status: 'OPEN',
  cardId: someId(300),
  cardNumber: '8600000000000300',
  businessDate: '2026-11-22',
  occurredAt: '2026-11-22T02:00:00Z',
  figures: { before: 128000, after: 2000, percent: 98 },
  ...stamps,
  ...change,
});

export const facetsOf = (count = 2): Schemas['FacetsView'] => ({
  count,
  countCapped: false,
  facets: [
    {
      facet: 'TIER',
      values: [
        { value: 'VIP', count: 1 },
        { value: 'REGULAR', count: 1 },
      ],
      more: false,
    },
    { facet: 'TAGS', values: [{ value: '老客户', count: 2 }], more: false },
    { facet: 'REGION', values: [{ value: '310000', label: '上海市', count: 2 }], more: false },
  ],
});

export const aBulkEdit = (change: Partial<Schemas['BulkEditView']> = {}): Schemas['BulkEditView'] => ({
  id: someId(520),
  status: 'DONE',
  changes: { tier: 'VIP', addTags: ['秋季活动'] },
  total: 3,
  changed: 2,
  unchanged: 0,
  refused: 1,
  undone: 0,
  kept: 0,
  createdBy: someId(1),
  createdByName: '管理员',
  createdAt: '2026-11-22T02:00:00Z',
  finishedAt: '2026-11-22T02:00:05Z',
  ...change,
});

export const aBulkPreview = (): Schemas['BulkPreviewView'] => ({
  matched: 2,
  unknown: 0,
  changing: 1,
  unchanged: 0,
  refused: 1,
  refusals: { not_allowed: 1 },
  samples: [
    {
      id: someId(101),
      number: 'C0000101',
      name: '李雷',
      before: { tier: 'REGULAR', stage: 'ACTIVE', tags: [], customFields: {} },
      after: { tier: 'VIP', stage: 'ACTIVE', tags: [], customFields: {} },
    },
  ],
});

export const aMerge = (change: Partial<Schemas['MergeView']> = {}): Schemas['MergeView'] => ({
  id: someId(530),
  survivorId: someId(100),
  survivor: { id: someId(100), number: 'C0000100', name: '王小明' },
  merged: [{ id: someId(103), number: 'C0000103', name: '王晓明' }],
  reason: '同一人，重复登记',
  mergedBy: someId(1),
  createdAt: '2026-11-22T02:00:00Z',
  ...change,
});

export const aReview = (change: Partial<Schemas['ReviewView']> = {}): Schemas['ReviewView'] => ({
  id: someId(540),
  version: 1,
  name: '第四季度重点客户',
  dueOn: '2026-12-31',
  whom: { tiers: ['VIP'] },
  status: 'OPEN',
  progress: { customers: 2, open: 1, confirmed: 1, changed: 0, unreachable: 0 },
  createdBy: someId(1),
  createdByName: '管理员',
  createdAt: '2026-11-22T02:00:00Z',
  ...change,
});

export const aReviewItem = (change: Partial<Schemas['ReviewItemView']> = {}): Schemas['ReviewItemView'] => ({
  id: someId(541),
  version: 0,
  customerId: someId(100),
  customerNumber: 'C0000100',
  customerName: '王小明',
  assigneeId: someId(1),
  assigneeName: '管理员',
  fields: [],
  createdAt: '2026-11-22T02:00:00Z',
  ...change,
});

export const aPurpose = (change: Partial<Schemas['PurposeView']> = {}): Schemas['PurposeView'] => ({
  code: 'MARKETING',
  name: '营销与活动通知',
  nameEn: 'Marketing and campaigns',
  basis: 'CONSENT',
  article: '《个人信息保护法》第十三条第一款第（一）项',
  explanation: '须取得个人同意。',
  asksConsent: true,
  textVersion: 1,
  words: '我同意贵公司使用我的联系方式，向我发送商品、优惠和活动信息。',
  ...change,
});

export const aConsent = (change: Partial<Schemas['ConsentView']> = {}): Schemas['ConsentView'] => ({
  id: someId(550),
  purpose: 'MARKETING',
  channel: 'SMS',
  given: true,
  saidAt: '2026-11-20T02:00:00Z',
  how: 'COUNTER',
  textVersion: 1,
  evidence: '表单 A-17',
  recordedAt: '2026-11-20T02:00:00Z',
  recordedBy: someId(1),
  recordedByName: '管理员',
  ...change,
});

export const aCheckout = (change: Partial<Schemas['CheckoutView']> = {}): Schemas['CheckoutView'] => ({
  id: someId(970),
  at: '2026-11-22T02:00:00Z',
  businessDate: '2026-11-22',
  operatorId: someId(1),
  operatorName: '管理员',
  amount: yuan('128.50'),
  payments: [{ method: 'CARD', amount: yuan('128.50') }],
  lines: [],
  card: {
    cardId: someId(300),
    maskedNumber: '************0300',
    reference: someId(971),
    sequence: 2,
    amount: yuan('128.50'),
    principal: yuan('78.50'),
    bonus: yuan('50.00'),
    balanceAfter: yuan('421.50'),
    principalAfter: yuan('421.50'),
    bonusAfter: yuan('0.00'),
  },
  customerId: someId(100),
  entryId: someId(200),
  entryNumber: 'T0000200',
  print: {
    mm58: ['消费 128.50', '余额 421.50'],
    mm80: ['消费              128.50', '余额              421.50'],
  },
  ...change,
});

export const aMapping = (change: Partial<Schemas['SavedMappingView']> = {}): Schemas['SavedMappingView'] => ({
  id: someId(505),
  version: 1,
  name: '老系统客户',
  target: 'CUSTOMERS',
  mapping: { 编号: 'externalRef', 姓名: 'name', 手机: 'phone' },
  shared: false,
  ownerId: someId(1),
  ownerName: '管理员',
  own: true,
  ...change,
});

export const aRevert = (change: Partial<Schemas['RevertView']> = {}): Schemas['RevertView'] => ({
  importId: someId(500),
  created: 2,
  updated: 1,
  changedSince: 1,
  reverted: 0,
  kept: 0,
  keptRecords: [],
  ...change,
});

export const aPolicy = (
  change: Partial<Schemas['ApprovalPolicyView']> = {},
): Schemas['ApprovalPolicyView'] => ({
  id: someId(910),
  version: 1,
  action: 'card.top_up',
  threshold: yuan('5000.00'),
  enabled: true,
  ...stamps,
  ...change,
});

export const aDelegation = (
  change: Partial<Schemas['ApprovalDelegationView']> = {},
): Schemas['ApprovalDelegationView'] => ({
  id: someId(920),
  version: 1,
  delegator: someId(2),
  delegatorName: '周财务',
  delegate: someId(1),
  delegateName: '管理员',
  actions: ['card.top_up', 'card.adjust'],
  reason: '出差',
  validUntil: '2099-12-01T10:00:00Z',
  ...stamps,
  ...change,
});
