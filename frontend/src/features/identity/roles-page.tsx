import { getRouteApi } from '@tanstack/react-router';
import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useWide } from '@/shared/lib/media';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { StaffFrame } from './staff-frame';
import { roles } from './vocabulary';

const route = getRouteApi('/shell/staff/roles');

/** Who may do what: a line for each subject, a column for each role; on a phone one role at a time. */
export function RolesPage() {
  const { t, i18n } = useTranslation(['identity', 'roleHints']);
  const wide = useWide('xl');
  const { role = 'MANAGER' } = route.useSearch();
  const navigate = route.useNavigate();
  const read = api.useQuery('get', '/api/v1/staff/roles');
  const words: Record<string, Record<string, string>> = i18n.getResource(i18n.language, 'roleHints', 'act') ??
  {};
  const names: Record<string, string> = i18n.getResource(i18n.language, 'roleHints', 'subject') ?? {};
  const may = new Map(read.data?.items.map((each) => [each.role, new Set(each.permissions)]));
  const acts = (of: (typeof roles)[number], subject: string) =>
    Object.entries(words[subject] ?? {})
      .filter(([act]) => may.get(of)?.has(`${subject}:${act}`))
      .map(([, word]) => word)
      .join(t('roleHints:comma'));
  return (
    <StaffFrame place="roles">
      <Typography.Text type="secondary">{t('roleHints:hint')}</Typography.Text>
      <Loaded query={read}>
        {() =>
          wide ? (
            <Table
              size="small"
              bordered
              aria-label={t('roleHints:title')}
              rowKey="subject"
              pagination={false}
              dataSource={Object.keys(names).map((subject) => ({ subject }))}
              columns={[
                {
                  title: t('roleHints:what'),
                  rowScope: 'row',
                  minWidth: 110,
                  render: (_, { subject }) => names[subject],
                },
                ...roles.map((each) => ({
                  title: t(`role.${each}`),
                  minWidth: 88,
                  render: (_: unknown, { subject }: { subject: string }) =>
                    acts(each, subject) || <Typography.Text type="secondary">—</Typography.Text>,
                })),
              ]}
            />
          ) : (
            <>
              <Chips
                label={t('staff.role')}
                single
                options={options(roles, (each) => t(`role.${each}`))}
                value={[role]}
                onChange={(chosen) => void navigate({ search: { role: chosen?.[0] }, replace: true })}
              />
              <Typography.Text>{t(`roleHints:role.${role}`)}</Typography.Text>
              <Details
                columns={1}
                items={Object.entries(names).map(([subject, name]) => [name, acts(role, subject)])}
              />
            </>
          )
        }
      </Loaded>
    </StaffFrame>
  );
}
