import { Alert, App, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { useUnitName } from '@/shared/ui/names';
import { OrgUnitPicker } from '@/shared/ui/remote-picker';
import { changeView, type SavedSet, saveView } from './commands';
import { type CustomerSearch, setOf } from './search';
import { roles } from './vocabulary';

type Values = { name: string; sharing: 'NOBODY' | 'OTHERS'; unitId?: string; role?: Schemas['Role'] };

/** Keeps the list as a view, or names and shares one that is kept. */
export function ViewDrawer(props: {
  /** Absent for a new one. */
  saved?: SavedSet;
  /** What the list asks for: what a new view keeps. */
  search: CustomerSearch;
  /** What the list shows, where somebody has chosen it. */
  columns?: readonly string[] | undefined;
  onDone: (view: SavedSet) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['segment', 'identity', 'common']);
  const { message } = App.useApp();
  const can = useCan();
  const { saved, search } = props;
  const unitName = useUnitName(saved?.unitId);

  function send({ name, sharing, unitId, role }: Values, key: string): Promise<SavedSet> {
    const shared = sharing === 'OTHERS' ? { ...(unitId && { unitId }), ...(role && { role }) } : {};
    if (!saved) {
      return saveView(
        {
          name,
          ...shared,
          ...setOf(search),
          ...(search.sort ? { sort: search.sort } : {}),
          ...(props.columns ? { columns: [...props.columns] } : {}),
        },
        key,
      );
    }
    const { filter, q, sort, columns } = saved;
    const kept = { ...(filter && { filter }), ...(q && { q }), ...(sort && { sort }), columns };
    return changeView(saved.id, { name, ...shared, ...kept }, saved.version);
  }

  return (
    <CommandDrawer<Values, SavedSet>
      title={saved ? t('editView') : t('saveView')}
      submitText={t('common:action.save')}
      initial={{
        name: saved?.name ?? '',
        sharing: saved?.unitId || saved?.role ? 'OTHERS' : 'NOBODY',
        ...(saved?.unitId ? { unitId: saved.unitId } : {}),
        ...(saved?.role ? { role: saved.role } : {}),
      }}
      send={send}
      onDone={(view) => {
        void message.success(t('common:saved'));
        props.onDone(view);
      }}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <Form.Item
            name="name"
            label={t('viewName')}
            rules={[{ required: true, whitespace: true }, { max: 60 }]}
          >
            <Input autoComplete="off" maxLength={60} />
          </Form.Item>
          {can('customer-view:share') && (
            <>
              <Form.Item name="sharing" label={t('sharing')}>
                <Radio.Group
                  options={options(['NOBODY', 'OTHERS'] as const, (each) => t(`sharingWith.${each}`))}
                />
              </Form.Item>
              <Form.Item noStyle dependencies={['sharing']}>
                {() =>
                  form.getFieldValue('sharing') === 'OTHERS' && (
                    <>
                      <Form.Item
                        name="unitId"
                        label={t('sharedUnit')}
                        dependencies={['role']}
                        rules={[
                          {
                            validator: (_, unitId) =>
                              unitId || form.getFieldValue('role')
                                ? Promise.resolve()
                                : Promise.reject(new Error(t('sharedWithWhom'))),
                          },
                        ]}
                      >
                        <OrgUnitPicker
                          known={
                            saved?.unitId && unitName ? { value: saved.unitId, label: unitName } : undefined
                          }
                        />
                      </Form.Item>
                      <Form.Item name="role" label={t('sharedRole')}>
                        <Select allowClear options={options(roles, (role) => t(`identity:role.${role}`))} />
                      </Form.Item>
                      <Alert type="info" showIcon title={t('sharedHint')} />
                    </>
                  )
                }
              </Form.Item>
            </>
          )}
        </>
      )}
    </CommandDrawer>
  );
}
