import { getRouteApi } from '@tanstack/react-router';
import { App, Button, Flex, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { ActButton } from '@/shared/ui/act-button';
import { Chips } from '@/shared/ui/chips';
import { DataList } from '@/shared/ui/data-list';
import { SearchBox } from '@/shared/ui/search-box';
import { disableStaff, enableStaff, resetPassword } from './commands';
import { OneTimePassword } from './one-time-password';
import { ChangeStaffDrawer, RegisterStaffDrawer } from './staff-drawers';
import { StaffFrame } from './staff-frame';
import { roles, type Staff } from './vocabulary';

const route = getRouteApi('/shell/staff');

export function StaffPage() {
  const { t } = useTranslation('identity');
  const can = useCan();
  const { q, role } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList('/api/v1/staff', { query: { 'displayName[like]': q, role } });
  const [registering, setRegistering] = useState(false);
  const [changing, setChanging] = useState<Staff>();
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });

  const actions = (staff: Staff) =>
    can('staff:write') && <StaffActions staff={staff} onChange={setChanging} />;
  const status = (staff: Staff) => (
    <Tag color={staff.status === 'ACTIVE' ? 'green' : 'default'}>{t(`staffStatus.${staff.status}`)}</Tag>
  );
  return (
    <StaffFrame
      place="staff"
      actions={
        can('staff:write') && (
          <Button type="primary" onClick={() => setRegistering(true)}>
            {t('staff.register')}
          </Button>
        )
      }
    >
      <Flex gap={12} wrap>
        <SearchBox value={q ?? ''} label={t('staff.search')} onSearch={(text) => filter({ q: text })} />
        <Chips
          label={t('staff.role')}
          single
          options={options(roles, (each) => t(`role.${each}`))}
          value={role && [role]}
          onChange={(chosen) => filter({ role: chosen?.[0] })}
        />
      </Flex>
      <DataList
        list={list}
        label={t('staff.title')}
        rowKey={(staff) => staff.id}
        empty={t('staff.empty')}
        columns={[
          { title: t('staff.displayName'), dataIndex: 'displayName' },
          { title: t('staff.username'), dataIndex: 'username' },
          { title: t('staff.role'), render: (_, staff) => t(`role.${staff.role}`) },
          { title: t('staff.scope'), render: (_, staff) => t(`scope.${staff.scope}`) },
          { title: t('staff.status'), render: (_, staff) => status(staff) },
          {
            title: t('staff.lastLogin'),
            render: (_, { lastLoginAt }) => (lastLoginAt ? formatInstant(lastLoginAt) : '—'),
          },
          { title: t('staff.actions'), render: (_, staff) => actions(staff) },
        ]}
        card={(staff) => ({
          title: staff.displayName,
          extra: status(staff),
          lines: (
            <Flex vertical gap={8}>
              <span>
                {staff.username} · {t(`role.${staff.role}`)} · {t(`scope.${staff.scope}`)}
              </span>
              {actions(staff)}
            </Flex>
          ),
        })}
      />
      {registering && <RegisterStaffDrawer onClose={() => setRegistering(false)} />}
      {changing && <ChangeStaffDrawer staff={changing} onClose={() => setChanging(undefined)} />}
    </StaffFrame>
  );
}

function StaffActions(props: { staff: Staff; onChange: (staff: Staff) => void }) {
  const { t } = useTranslation('identity');
  const { modal } = App.useApp();
  const { staff } = props;
  return (
    <Space wrap>
      <Button size="small" onClick={() => props.onChange(staff)}>
        {t('staff.change')}
      </Button>
      {staff.status === 'ACTIVE' ? (
        <ActButton
          size="small"
          danger
          confirm={t('staff.confirmDisable', { name: staff.displayName })}
          send={() => disableStaff(staff.id)}
          done={t('staff.disabled')}
        >
          {t('staff.disable')}
        </ActButton>
      ) : (
        <ActButton size="small" send={() => enableStaff(staff.id)} done={t('staff.enabled')}>
          {t('staff.enable')}
        </ActButton>
      )}
      <ActButton
        size="small"
        confirm={t('staff.confirmReset', { name: staff.displayName })}
        send={() => resetPassword(staff.id)}
        done={t('staff.reset')}
        onDone={(reset) =>
          modal.info({ title: t('staff.reset'), content: <OneTimePassword staff={reset} /> })
        }
      >
        {t('staff.resetPassword')}
      </ActButton>
    </Space>
  );
}
