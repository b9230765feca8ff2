import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import { useList } from '@/shared/api/list';
import { useSession } from '@/shared/api/session';
import { TabBar } from '@/shared/ui/tab-bar';
import { useQuestion } from '@/shared/ui/use-question';
import { changeView, deleteView, type SavedSet } from './commands';
import { chooseFirstView, useFirstView } from './first-view';
import { type CustomerSearch, columnsOf, differs, isNarrowed, searchOfView, setOf } from './search';
import { ViewDrawer } from './view-drawer';

const ALL = 'all';

/** The kept views as tabs, one's own first; what can be done with the open one stands beside them. */
export function ViewTabs(props: {
  search: CustomerSearch;
  /** What the list shows, where somebody has chosen it: a new view keeps it. */
  columns: readonly string[] | undefined;
  onOpen: (search: CustomerSearch) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('segment');
  const { me } = useSession();
  const { search, onOpen } = props;
  const { items } = useList('/api/v1/customer-views', { query: { sort: 'name', limit: 200 } });
  const first = useFirstView(me?.id);
  const [saving, setSaving] = useState(false);
  const views = [...items].sort((left, right) => Number(right.mine) - Number(left.mine));
  const open = views.find(({ id }) => id === search.view);
  const label = (view: SavedSet) =>
    [view.id === first && '★', view.name, !view.mine && `· ${view.ownerName ?? t('shared')}`]
      .filter(Boolean)
      .join(' ');
  return (
    <>
      <TabBar
        label={t('views')}
        tabs={[{ key: ALL, label: t('all') }, ...views.map((view) => ({ key: view.id, label: label(view) }))]}
        active={open?.id ?? ALL}
        onChange={(key) => {
          const view = views.find(({ id }) => id === key);
          onOpen(view ? searchOfView(view) : { view: ALL });
        }}
      >
        <Flex vertical gap={16}>
          {(open || isNarrowed(search)) && (
            <Flex gap={8} wrap align="center">
              {open && <ViewMenu view={open} search={search} onOpen={onOpen} />}
              {isNarrowed(search) && (!open || differs(search, open)) && (
                <Button size="small" onClick={() => setSaving(true)}>
                  {t('saveView')}
                </Button>
              )}
            </Flex>
          )}
          {props.children}
        </Flex>
      </TabBar>
      {saving && (
        <ViewDrawer
          search={search}
          columns={props.columns}
          onDone={(view) => onOpen(searchOfView(view))}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
}

type Act = 'update' | 'edit' | 'first' | 'notFirst' | 'delete';

/** What can be done with the view that is open. */
function ViewMenu(props: {
  view: SavedSet;
  search: CustomerSearch;
  onOpen: (search: CustomerSearch) => void;
}) {
  const { t } = useTranslation(['segment', 'common']);
  const { message } = App.useApp();
  const { me } = useSession();
  const ask = useQuestion();
  const { view, search } = props;
  const isFirst = useFirstView(me?.id) === view.id;
  const [editing, setEditing] = useState(false);
  const changed = differs(search, view);

  const tell = (error: unknown): never => {
    void message.error(error instanceof Error ? error.message : t('common:problem.unexpected'), 6);
    throw error;
  };
  const update = useCommand(() => {
    const { name, unitId, role } = view;
    const kept = { name, columns: columnsOf(search) ?? [], ...(unitId && { unitId }), ...(role && { role }) };
    const { sort } = search;
    return changeView(view.id, { ...kept, ...setOf(search), ...(sort && { sort }) }, view.version).catch(
      tell,
    );
  });
  const remove = useCommand(() => deleteView(view.id, view.version).catch(tell));

  async function act(key: Act) {
    switch (key) {
      case 'update':
        if (await update.run(null)) void message.success(t('common:saved'));
        return;
      case 'edit':
        setEditing(true);
        return;
      case 'delete': {
        const sure = await ask({
          title: t('confirmDelete', { name: view.name }),
          okButtonProps: { danger: true },
        });
        if (!sure || !(await remove.run(null))) return;
        if (me && isFirst) chooseFirstView(me.id, undefined);
        void message.success(t('deleted'));
        props.onOpen({ view: ALL });
        return;
      }
      default:
        if (me) chooseFirstView(me.id, key === 'first' ? view.id : undefined);
        void message.success(t('common:saved'));
    }
  }

  const acts: Act[] = [
    ...(view.mine && changed ? (['update'] as const) : []),
    ...(view.mine ? (['edit'] as const) : []),
    isFirst ? 'notFirst' : 'first',
    ...(view.mine ? (['delete'] as const) : []),
  ];
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: acts.map((key) => ({ key, label: t(`act.${key}`), danger: key === 'delete' })),
          onClick: ({ key }) => void act(acts.find((each) => each === key) ?? 'edit'),
        }}
      >
        <Button size="small" loading={update.pending || remove.pending}>
          {t('ofView', { name: view.name })} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {changed && <Typography.Text type="secondary">{t('changed')}</Typography.Text>}
      {editing && (
        <ViewDrawer saved={view} search={search} onDone={() => undefined} onClose={() => setEditing(false)} />
      )}
    </>
  );
}
