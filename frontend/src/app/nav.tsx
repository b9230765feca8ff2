import {
  AccountBookOutlined,
  AlertOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  BlockOutlined,
  BookOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ControlOutlined,
  CreditCardOutlined,
  ExperimentOutlined,
  ExportOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  HomeOutlined,
  HourglassOutlined,
  IdcardOutlined,
  ImportOutlined,
  MailOutlined,
  MergeCellsOutlined,
  MessageOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SendOutlined,
  ShopOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

type Entry = { key: string; to: string; icon: ReactNode; permission?: string };

/** The places of the program, in the order of the menu; those that a person may not enter are not shown. */
export const navigation = [
  {
    group: null,
    entries: [
      { key: 'home', to: '/', icon: <HomeOutlined aria-hidden /> },
      { key: 'pos', to: '/pos', icon: <ShopOutlined aria-hidden />, permission: 'card:sell' },
      {
        key: 'reports',
        to: '/reports',
        icon: <BarChartOutlined aria-hidden />,
        permission: 'transaction:read',
      },
    ],
  },
  {
    group: 'groupCustomers',
    entries: [
      { key: 'customers', to: '/customers', icon: <TeamOutlined aria-hidden />, permission: 'customer:read' },
      {
        key: 'interactions',
        to: '/interactions',
        icon: <MessageOutlined aria-hidden />,
        permission: 'interaction:read',
      },
      { key: 'tasks', to: '/tasks', icon: <CheckSquareOutlined aria-hidden />, permission: 'task:read' },
      {
        key: 'plans',
        to: '/follow-up-plans',
        icon: <CalendarOutlined aria-hidden />,
        permission: 'plan:read',
      },
      {
        key: 'freshness',
        to: '/freshness',
        icon: <FileSearchOutlined aria-hidden />,
        permission: 'customer:read',
      },
    ],
  },
  {
    group: 'groupMoney',
    entries: [
      {
        key: 'transactions',
        to: '/transactions',
        icon: <AccountBookOutlined aria-hidden />,
        permission: 'transaction:read',
      },
      {
        key: 'contracts',
        to: '/contracts',
        icon: <FileProtectOutlined aria-hidden />,
        permission: 'contract:read',
      },
      {
        key: 'bills',
        to: '/bills',
        icon: <FileTextOutlined aria-hidden />,
        permission: 'bill:read',
      },
      {
        key: 'receivables',
        to: '/receivables',
        icon: <HourglassOutlined aria-hidden />,
        permission: 'transaction:read',
      },
      {
        key: 'reminders',
        to: '/reminders',
        icon: <BellOutlined aria-hidden />,
        permission: 'bill:read',
      },
      {
        key: 'mails',
        to: '/mails',
        icon: <SendOutlined aria-hidden />,
        permission: 'mail:read',
      },
      {
        key: 'bank',
        to: '/bank',
        icon: <BankOutlined aria-hidden />,
        permission: 'bank:read',
      },
    ],
  },
  {
    group: 'groupCards',
    entries: [
      {
        key: 'cards',
        to: '/cards',
        icon: <CreditCardOutlined aria-hidden />,
        permission: 'card:read',
      },
      {
        key: 'programs',
        to: '/card-programs',
        icon: <AppstoreOutlined aria-hidden />,
        permission: 'card-program:read',
      },
      {
        key: 'batches',
        to: '/card-batches',
        icon: <BlockOutlined aria-hidden />,
        permission: 'card:issue-batch',
      },
    ],
  },
  {
    group: 'groupBooks',
    entries: [
      {
        key: 'periods',
        to: '/periods',
        icon: <ScheduleOutlined aria-hidden />,
        permission: 'period:read',
      },
      {
        key: 'ledger',
        to: '/ledger',
        icon: <BookOutlined aria-hidden />,
        permission: 'ledger:read',
      },
    ],
  },
  {
    group: 'groupData',
    entries: [
      {
        key: 'approvals',
        to: '/approvals',
        icon: <SafetyCertificateOutlined aria-hidden />,
        permission: 'approval:read',
      },
      {
        key: 'alerts',
        to: '/alerts',
        icon: <AlertOutlined aria-hidden />,
        permission: 'oversight:read',
      },
      {
        key: 'duplicates',
        to: '/duplicates',
        icon: <MergeCellsOutlined aria-hidden />,
        permission: 'duplicate:read',
      },
      { key: 'imports', to: '/imports', icon: <ImportOutlined aria-hidden />, permission: 'import:read' },
      {
        key: 'dataExports',
        to: '/exports',
        icon: <ExportOutlined aria-hidden />,
        permission: 'data:export',
      },
    ],
  },
  {
    group: 'groupAdmin',
    entries: [
      { key: 'staff', to: '/staff', icon: <IdcardOutlined aria-hidden />, permission: 'staff:read' },
      { key: 'units', to: '/org-units', icon: <ApartmentOutlined aria-hidden />, permission: 'org:read' },
      {
        key: 'policies',
        to: '/approvals/policies',
        icon: <SafetyOutlined aria-hidden />,
        permission: 'approval-policy:write',
      },
      { key: 'rules', to: '/rules', icon: <ControlOutlined aria-hidden />, permission: 'regulation:read' },
      {
        key: 'templates',
        to: '/templates',
        icon: <MailOutlined aria-hidden />,
        permission: 'message-template:read',
      },
      { key: 'audit', to: '/audit', icon: <AuditOutlined aria-hidden />, permission: 'audit:read' },
      { key: 'demo', to: '/demo', icon: <ExperimentOutlined aria-hidden />, permission: 'demo:manage' },
      { key: 'account', to: '/account', icon: <UserOutlined aria-hidden /> },
    ],
  },
] as const satisfies { group: string | null; entries: Entry[] }[];

export type NavEntry = (typeof navigation)[number]['entries'][number];

/** What a phone's bottom bar holds beside “more”. */
export const bottomBar = ['home', 'customers', 'pos', 'tasks'] as const satisfies NavEntry['key'][];

/** The entry whose place a path belongs to. */
export function entryOf(path: string): NavEntry | undefined {
  const entries: NavEntry[] = navigation.flatMap((group): NavEntry[] => [...group.entries]);
  return entries
    .filter((entry) => path === entry.to || (entry.to !== '/' && path.startsWith(`${entry.to}/`)))
    .sort((left, right) => right.to.length - left.to.length)[0];
}
