import type { useNavigate } from '@tanstack/react-router';
import { navigation } from '../nav';

type Navigate = ReturnType<typeof useNavigate>;

export type Group = 'actions' | 'pages' | 'customers' | 'cards' | 'contracts' | 'bills' | 'entries';

/** One thing that can be chosen. */
export type PaletteEntry = {
  id: string;
  group: Group;
  title: string;
  detail?: string;
  go: (navigate: Navigate) => unknown;
};

/** What the first character narrows the search to, as people know it from elsewhere. */
const prefixes: Record<string, readonly Group[]> = {
  '>': ['actions', 'pages'],
  '@': ['customers'],
  '#': ['cards', 'contracts', 'bills', 'entries'],
};
const everything: readonly Group[] = [
  'customers',
  'cards',
  'contracts',
  'bills',
  'entries',
  'actions',
  'pages',
];

/** What is looked for and where: `@li` looks among customers only, full-width characters count as plain ones. */
export function readTyped(typed: string): { text: string; groups: readonly Group[] } {
  const plain = typed.normalize('NFKC').trim();
  const narrowed = prefixes[plain.charAt(0)];
  return narrowed
    ? { text: plain.slice(1).trim(), groups: narrowed }
    : { text: plain, groups: plain ? everything : ['actions', 'pages'] };
}

/** Whether the server is worth asking: one Chinese character says something, one letter or digit does not. */
export const isWorthAsking = (text: string): boolean => text.length > 1 || /[^\u0020-\u007e]/.test(text);

type Action = { key: ActionKey; permissions: readonly string[]; go: (navigate: Navigate) => unknown };
type ActionKey =
  | 'checkout'
  | 'customer'
  | 'interaction'
  | 'entry'
  | 'task'
  | 'plan'
  | 'card'
  | 'contract'
  | 'bill'
  | 'import';

/** The ways into the daily work; each needs one of its permissions. */
const actions: readonly Action[] = [
  { key: 'checkout', permissions: ['card:sell'], go: (navigate) => navigate({ to: '/pos' }) },
  {
    key: 'customer',
    permissions: ['customer:write'],
    go: (navigate) => navigate({ to: '/customers', search: { new: true } }),
  },
  {
    key: 'interaction',
    permissions: ['interaction:write'],
    go: (navigate) => navigate({ to: '/interactions', search: { new: true } }),
  },
  {
    key: 'entry',
    permissions: ['transaction:draft', 'transaction:post'],
    go: (navigate) => navigate({ to: '/transactions', search: { new: true } }),
  },
  {
    key: 'task',
    permissions: ['task:write'],
    go: (navigate) => navigate({ to: '/tasks', search: { new: true } }),
  },
  {
    key: 'plan',
    permissions: ['plan:write'],
    go: (navigate) => navigate({ to: '/follow-up-plans', search: { new: true } }),
  },
  {
    key: 'card',
    permissions: ['card:sell'],
    go: (navigate) => navigate({ to: '/cards', search: { new: true } }),
  },
  {
    key: 'contract',
    permissions: ['contract:write'],
    go: (navigate) => navigate({ to: '/contracts', search: { new: true } }),
  },
  {
    key: 'bill',
    permissions: ['bill:write'],
    go: (navigate) => navigate({ to: '/bills', search: { new: true } }),
  },
  { key: 'import', permissions: ['import:write'], go: (navigate) => navigate({ to: '/imports/new' }) },
];

const meets = (text: string, ...names: string[]): boolean =>
  names.some((name) => name.toLowerCase().includes(text.toLowerCase()));

/** The actions that somebody may start, found by their name in either language. */
export function actionEntries(
  text: string,
  can: (permission: string) => boolean,
  name: (key: ActionKey) => string,
): PaletteEntry[] {
  return actions
    .filter(({ key, permissions }) => permissions.some(can) && meets(text, name(key), `new ${key}`))
    .map(({ key, go }) => ({ id: `action-${key}`, group: 'actions', title: name(key), go }));
}

/** The entry that a number names: it is opened where it stands among the entries. */
export function numberedEntries(
  text: string,
  can: (permission: string) => boolean,
  name: (number: string) => string,
): PaletteEntry[] {
  if (!/^e\d{6,}$/i.test(text) || !can('transaction:read')) return [];
  const q = text.toUpperCase();
  return [
    {
      id: `entry-${q}`,
      group: 'entries',
      title: name(q),
      go: (navigate) => navigate({ to: '/transactions', search: { q } }),
    },
  ];
}

/** The pages that somebody may open, found by their name or their address. */
export function pageEntries(
  text: string,
  can: (permission: string) => boolean,
  name: (key: (typeof navigation)[number]['entries'][number]['key']) => string,
): PaletteEntry[] {
  return navigation
    .flatMap(({ entries }) => [...entries])
    .filter(
      (entry) =>
        (!('permission' in entry) || can(entry.permission)) &&
        meets(text, name(entry.key), entry.key, entry.to),
    )
    .map((entry) => ({
      id: `page-${entry.key}`,
      group: 'pages',
      title: name(entry.key),
      go: (navigate) => navigate({ to: entry.to }),
    }));
}
