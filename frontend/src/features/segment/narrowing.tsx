import { BarChartOutlined, FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Flex, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { useWide } from '@/shared/lib/media';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { useStaffName } from '@/shared/ui/names';
import { StaffPicker } from '@/shared/ui/remote-picker';
import { SearchBox } from '@/shared/ui/search-box';
import { ConditionChips } from './condition-chips';
import { besidesTree, FilterDrawer } from './filter-drawer';
import { type CustomerSearch, sorts } from './search';
import { conjuncts, type FilterNode, readTree } from './tree';
import { stages, tiers } from './vocabulary';

/** What the list is narrowed by and how it is sorted. `replace` is set while somebody types. */
export function Narrowing(props: {
  search: CustomerSearch;
  onChange: (search: CustomerSearch, replace?: true) => void;
  /** What else is set about the list. */
  extra?: ReactNode;
}) {
  const { t } = useTranslation(['segment', 'customer']);
  const can = useCan();
  const wide = useWide();
  const { search, onChange } = props;
  const [filtering, setFiltering] = useState(false);
  const ownerName = useStaffName(search.ownerId);
  const filter = search.filter ? readTree(search.filter) : undefined;
  const setTree = (tree: FilterNode | undefined) =>
    onChange({ ...search, filter: tree && JSON.stringify(tree) });
  return (
    <>
      <Flex gap={12} wrap align="center">
        <SearchBox
          value={search.q ?? ''}
          label={t('customer:search')}
          onSearch={(q) => onChange({ ...search, q: q || undefined }, true)}
        />
        <Badge count={conjuncts(filter).length} size="small" color="blue">
          <Button icon={<FilterOutlined aria-hidden />} onClick={() => setFiltering(true)}>
            {t('filter')}
          </Button>
        </Badge>
        <Button
          icon={<BarChartOutlined aria-hidden />}
          aria-pressed={search.facets ?? false}
          type={search.facets ? 'primary' : 'default'}
          onClick={() => onChange({ ...search, facets: search.facets ? undefined : true })}
        >
          {t('facets')}
        </Button>
        <Select<string>
          aria-label={t('sort')}
          style={{ minWidth: 150 }}
          value={search.sort ?? ''}
          options={[
            { value: '', label: search.q ? t('sortBy.best') : t('sortBy.none') },
            ...options(sorts, (sort) => t(`sortBy.${sort}`)),
          ]}
          onChange={(chosen) => onChange({ ...search, sort: sorts.find((sort) => sort === chosen) })}
        />
        {props.extra}
      </Flex>
      <Flex gap="8px 16px" wrap align="center">
        <Chips
          label={t('customer:field.tier')}
          options={options(tiers, (tier) => t(`customer:tier.${tier}`))}
          value={search.tier}
          onChange={(tier) => onChange({ ...search, tier })}
        />
        <Chips
          label={t('customer:field.stage')}
          options={options(stages, (stage) => t(`customer:stage.${stage}`))}
          value={search.stage}
          onChange={(stage) => onChange({ ...search, stage })}
        />
        {can('staff:read') && (wide || search.ownerId) && (
          <div className="filter">
            <StaffPicker
              aria-label={t('customer:field.owner')}
              placeholder={t('customer:field.owner')}
              {...(search.ownerId ? { value: search.ownerId } : {})}
              known={search.ownerId ? { value: search.ownerId, label: ownerName ?? '…' } : undefined}
              onChange={(ownerId) => onChange({ ...search, ownerId })}
            />
          </div>
        )}
      </Flex>
      <ConditionChips filter={filter} onChange={setTree} />
      {filtering && (
        <FilterDrawer
          filter={filter}
          besides={besidesTree(search)}
          onApply={setTree}
          onClose={() => setFiltering(false)}
        />
      )}
    </>
  );
}
