import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { OrgUnitPicker } from '@/shared/ui/remote-picker';
import { changeStaff, createStaff } from './commands';
import { OneTimePassword } from './one-time-password';
import { roles, type Staff, scopes } from './vocabulary';

export function RegisterStaffDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation('identity');
  const { modal } = App.useApp();
  return (
    <CommandDrawer<Schemas['CreateStaff'], Staff>
      title={t('staff.register')}
      submitText={t('staff.register')}
      initial={{ role: 'CASHIER', scope: 'TEAM' }}
      send={createStaff}
      onDone={(staff) =>
        modal.success({ title: t('staff.registered'), content: <OneTimePassword staff={staff} /> })
      }
      onClose={props.onClose}
    >
      <Form.Item name="username" label={t('staff.username')} rules={[{ required: true }]}>
        <Input autoComplete="off" autoCapitalize="none" />
      </Form.Item>
      <StaffFields />
    </CommandDrawer>
  );
}

export function ChangeStaffDrawer(props: { staff: Staff; onClose: () => void }) {
  const { t } = useTranslation(['identity', 'common']);
  const { message } = App.useApp();
  return (
    <ChangeDrawer<Schemas['ChangeStaff'], Staff>
      title={t('staff.changeTitle', { name: props.staff.displayName })}
      stored={props.staff}
      read={({ displayName, role, scope, unitId }) => ({ displayName, role, scope, unitId })}
      labels={{
        displayName: t('staff.displayName'),
        role: t('staff.role'),
        scope: t('staff.scope'),
        unitId: t('staff.unit'),
      }}
      change={(patch, version) => changeStaff(props.staff.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <StaffFields />
    </ChangeDrawer>
  );
}

function StaffFields() {
  const { t } = useTranslation(['identity', 'roleHints']);
  const role: Staff['role'] | undefined = Form.useWatch('role');
  return (
    <>
      <Form.Item name="displayName" label={t('staff.displayName')} rules={[{ required: true }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="role"
        label={t('staff.role')}
        rules={[{ required: true }]}
        extra={role && t(`roleHints:role.${role}`)}
      >
        <Select options={options(roles, (each) => t(`role.${each}`))} />
      </Form.Item>
      <Form.Item
        name="scope"
        label={t('staff.scope')}
        rules={[{ required: true }]}
        extra={t('staff.scopeHint')}
      >
        <Select options={options(scopes, (scope) => t(`scope.${scope}`))} />
      </Form.Item>
      <Form.Item name="unitId" label={t('staff.unit')} rules={[{ required: true }]}>
        <OrgUnitPicker />
      </Form.Item>
    </>
  );
}
