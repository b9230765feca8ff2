import { App, Button, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { ActButton } from '@/shared/ui/act-button';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { OrgUnitPicker } from '@/shared/ui/remote-picker';
import { changeOrgUnit, createOrgUnit, deleteOrgUnit } from './commands';
import { type OrgUnit, orgUnitKinds } from './vocabulary';

export function OrgUnitsPage() {
  const { t } = useTranslation('identity');
  const can = useCan();
  const list = useList('/api/v1/org-units', { query: { limit: 200 } });
  const [registering, setRegistering] = useState(false);
  const [changing, setChanging] = useState<OrgUnit>();
  const units = inTree(list.items);
  const nameOf = (id: string | undefined) => list.items.find((unit) => unit.id === id)?.name ?? '—';
  const actions = (unit: OrgUnit) =>
    can('org:write') && (
      <Space wrap>
        <Button size="small" onClick={() => setChanging(unit)}>
          {t('units.change')}
        </Button>
        <ActButton
          size="small"
          danger
          confirm={t('units.confirmDelete', { name: unit.name })}
          send={() => deleteOrgUnit(unit.id, unit.version)}
          done={t('units.deleted')}
        >
          {t('units.delete')}
        </ActButton>
      </Space>
    );
  return (
    <Page
      title={t('units.title')}
      actions={
        can('org:write') && (
          <Button type="primary" onClick={() => setRegistering(true)}>
            {t('units.register')}
          </Button>
        )
      }
    >
      <DataList
        list={{ ...list, items: units.map(({ unit }) => unit) }}
        label={t('units.title')}
        rowKey={(unit) => unit.id}
        empty={t('units.empty')}
        columns={[
          {
            title: t('units.name'),
            render: (_, { id, name }) => (
              <span
                style={{ paddingInlineStart: 20 * (units.find(({ unit }) => unit.id === id)?.depth ?? 0) }}
              >
                {name}
              </span>
            ),
          },
          { title: t('units.code'), dataIndex: 'code' },
          { title: t('units.kind'), render: (_, unit) => t(`unitKind.${unit.kind}`) },
          { title: t('units.parent'), render: (_, unit) => nameOf(unit.parentId) },
          { title: t('staff.actions'), render: (_, unit) => actions(unit) },
        ]}
        card={(unit) => ({
          title: unit.name,
          extra: t(`unitKind.${unit.kind}`),
          lines: (
            <>
              <div>
                {unit.code} · {nameOf(unit.parentId)}
              </div>
              {actions(unit)}
            </>
          ),
        })}
      />
      {registering && <RegisterUnitDrawer onClose={() => setRegistering(false)} />}
      {changing && <ChangeUnitDrawer unit={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}

/** Each unit below the one that it belongs to, which the list itself does not know. */
function inTree(units: readonly OrgUnit[]): { unit: OrgUnit; depth: number }[] {
  const known = new Set(units.map(({ id }) => id));
  const below = (parent: string | undefined, depth: number): { unit: OrgUnit; depth: number }[] =>
    units
      .filter(({ parentId }) =>
        parent === undefined ? !parentId || !known.has(parentId) : parentId === parent,
      )
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(undefined, 0);
}

function RegisterUnitDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation(['identity', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['CreateOrgUnit'], OrgUnit>
      title={t('units.register')}
      submitText={t('units.register')}
      initial={{ kind: 'SHOP' }}
      send={createOrgUnit}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item name="parentId" label={t('units.parent')} rules={[{ required: true }]}>
        <OrgUnitPicker />
      </Form.Item>
      <Form.Item name="kind" label={t('units.kind')} rules={[{ required: true }]}>
        <Select options={options(orgUnitKinds, (kind) => t(`unitKind.${kind}`))} />
      </Form.Item>
      <Form.Item name="code" label={t('units.code')} rules={[{ required: true }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <NameField />
    </CommandDrawer>
  );
}

function ChangeUnitDrawer(props: { unit: OrgUnit; onClose: () => void }) {
  const { t } = useTranslation(['identity', 'common']);
  const { message } = App.useApp();
  return (
    <ChangeDrawer<Pick<OrgUnit, 'name'>, OrgUnit>
      title={t('units.changeTitle', { name: props.unit.name })}
      stored={props.unit}
      read={({ name }) => ({ name })}
      labels={{ name: t('units.name') }}
      change={(patch, version) => changeOrgUnit(props.unit.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <NameField />
    </ChangeDrawer>
  );
}

function NameField() {
  const { t } = useTranslation('identity');
  return (
    <Form.Item name="name" label={t('units.name')} rules={[{ required: true }]}>
      <Input autoComplete="off" />
    </Form.Item>
  );
}
