import {
  AccountBookOutlined,
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  CreditCardOutlined,
  FileProtectOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  MessageOutlined,
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
      { key: 'home', to: '/', icon: <HomeOutlined /> },
      { key: 'pos', to: '/pos', icon: <ShopOutlined />, permission: 'card:sell' },
    ],
  },
  {
    group: 'groupCustomers',
    entries: [
      { key: 'customers', to: '/customers', icon: <TeamOutlined />, permission: 'customer:read' },
      { key: 'interactions', to: '/interactions', icon: <MessageOutlined />, permission: 'interaction:read' },
      { key: 'tasks', to: '/tasks', icon: <CheckSquareOutlined />, permission: 'task:read' },
      { key: 'plans', to: '/follow-up-plans', icon: <CalendarOutlined />, permission: 'plan:read' },
    ],
  },
  {
    group: 'groupMoney',
    entries: [
      {
        key: 'transactions',
        to: '/transactions',
        icon: <AccountBookOutlined />,
        permission: 'transaction:read',
      },
      { key: 'contracts', to: '/contracts', icon: <FileProtectOutlined />, permission: 'contract:read' },
      { key: 'cards', to: '/cards', icon: <CreditCardOutlined />, permission: 'card:read' },
      { key: 'programs', to: '/card-programs', icon: <AppstoreOutlined />, permission: 'card-program:read' },
    ],
  },
  {
    group: 'groupData',
    entries: [{ key: 'imports', to: '/imports', icon: <ImportOutlined />, permission: 'import:read' }],
  },
  {
    group: 'groupAdmin',
    entries: [
      { key: 'staff', to: '/staff', icon: <IdcardOutlined />, permission: 'staff:read' },
      { key: 'units', to: '/org-units', icon: <ApartmentOutlined />, permission: 'org:read' },
      { key: 'audit', to: '/audit', icon: <AuditOutlined />, permission: 'audit:read' },
      { key: 'account', to: '/account', icon: <UserOutlined /> },
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
