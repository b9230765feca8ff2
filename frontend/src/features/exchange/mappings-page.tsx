import { Link } from '@tanstack/react-router';
import { App, Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { ActButton } from '@/shared/ui/act-button';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { deleteMapping } from './commands';
import { RenameMappingDrawer } from './mapping-drawers';
import { useFieldLabel } from './use-field-label';
import type { SavedMapping } from './vocabulary';

/** Kept mappings of columns to fields: one's own to rename, share and delete, and those that others share. */
export function MappingsPage() {
  const { t } = useTranslation(['exchange', 'common']);
  const { message } = App.useApp();
  const label = useFieldLabel();
  const list = useList('/api/v1/import-mappings', { query: { sort: 'name' } });
  const [renaming, setRenaming] = useState<SavedMapping>();
  const whose = (saved: SavedMapping) =>
    saved.own ? <Tag color="blue">{t('saved.own')}</Tag> : saved.ownerName;
  const shared = (saved: SavedMapping) => t(saved.shared ? 'saved.shared' : 'saved.private');
  const acts = (saved: SavedMapping) =>
    saved.own && (
      <Flex gap={8} wrap>
        <Button size="small" onClick={() => setRenaming(saved)}>
          {t('saved.rename')}
        </Button>
        <ActButton
          size="small"
          danger
          confirm={t('saved.confirmDelete', { name: saved.name })}
          done={t('saved.deleted')}
          send={() => deleteMapping(saved)}
        >
          {t('common:action.delete')}
        </ActButton>
      </Flex>
    );
  return (
    <Page
      title={t('saved.title')}
      actions={
        <Link to="/imports/new">
          <Button type="primary">{t('new')}</Button>
        </Link>
      }
    >
      <Typography.Text type="secondary">{t('saved.hint')}</Typography.Text>
      <DataList
        list={list}
        label={t('saved.title')}
        rowKey={(saved) => saved.id}
        empty={t('saved.empty')}
        details={(saved) => (
          <ul className="plain-list ruled">
            {Object.entries(saved.mapping).map(([column, field]) => (
              <li key={column}>
                {column} → {label(field)}
              </li>
            ))}
          </ul>
        )}
        columns={[
          { title: t('saved.name'), dataIndex: 'name' },
          { title: t('field.target'), render: (_, saved) => t(`target.${saved.target}`) },
          {
            title: t('saved.columns'),
            render: (_, saved) => Object.keys(saved.mapping).length,
          },
          { title: t('saved.owner'), render: (_, saved) => whose(saved) },
          { title: t('saved.use'), render: (_, saved) => shared(saved) },
        ]}
        actions={acts}
        card={(saved) => ({
          title: saved.name,
          extra: whose(saved),
          lines: (
            <Flex vertical gap={8}>
              <span>
                {t(`target.${saved.target}`)} · {shared(saved)}
              </span>
              {acts(saved)}
            </Flex>
          ),
        })}
      />
      {renaming && (
        <RenameMappingDrawer
          saved={renaming}
          onDone={() => void message.success(t('common:saved'))}
          onClose={() => setRenaming(undefined)}
        />
      )}
    </Page>
  );
}
