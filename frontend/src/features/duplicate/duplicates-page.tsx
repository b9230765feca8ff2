import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { ActButton } from '@/shared/ui/act-button';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { useUndo } from '@/shared/ui/use-undo';
import { type Duplicate, decide, undoMerge } from './commands';
import { MergeDrawer } from './merge-drawer';

const colors: Record<Schemas['DuplicateStatus'], string> = {
  OPEN: 'gold',
  SAME: 'green',
  DIFFERENT: 'default',
};
const grades: Record<Schemas['DuplicateGrade'], string> = {
  SAME: 'green',
  SIMILAR: 'blue',
  UNKNOWN: 'default',
  DIFFERENT: 'red',
};

const route = getRouteApi('/shell/duplicates');

/** Pairs of customers who may be one, the likeliest first. */
export function DuplicatesPage() {
  const { t } = useTranslation(['duplicate', 'common']);
  const offer = useUndo();
  const can = useCan();
  const { status = 'OPEN' } = route.useSearch();
  const navigate = route.useNavigate();
  const [merging, setMerging] = useState<Duplicate>();
  const list = useList('/api/v1/duplicates', { query: { status } });
  const score = (pair: Duplicate) => (
    <Flex gap={8} align="center">
      <span>{Math.floor(pair.score * 100)}%</span>
      {pair.certain && <Tag color="green">{t('certain')}</Tag>}
    </Flex>
  );
  const reasons = (pair: Duplicate) => (
    <Flex gap={4} wrap>
      {pair.reasons.map((reason) => (
        <Tag key={reason.part} color={grades[reason.grade]}>
          {t(`part.${reason.part}`)} · {t(`grade.${reason.grade}`)}
        </Tag>
      ))}
    </Flex>
  );
  const party = (customer: Schemas['DuplicatePartyView']) => (
    <Flex vertical>
      <CustomerLink id={customer.id} name={customer.name} />
      <Typography.Text type="secondary">
        {customer.number}
        {customer.ownerName ? ` · ${customer.ownerName}` : ''}
      </Typography.Text>
    </Flex>
  );
  const acts = (pair: Duplicate) =>
    (can('customer:merge') || can('duplicate:decide')) && (
      <Flex gap={8} wrap>
        {can('customer:merge') && pair.status !== 'DIFFERENT' && (
          <Button type="primary" size="small" onClick={() => setMerging(pair)}>
            {t('merge')}
          </Button>
        )}
        {can('duplicate:decide') && pair.status === 'OPEN' && (
          <ActButton size="small" done={t('decided')} send={() => decide(pair.id, { status: 'DIFFERENT' })}>
            {t('different')}
          </ActButton>
        )}
        {can('duplicate:decide') && pair.status === 'DIFFERENT' && (
          <ActButton size="small" done={t('decided')} send={() => decide(pair.id, { status: 'OPEN' })}>
            {t('reopen')}
          </ActButton>
        )}
      </Flex>
    );
  return (
    <Page
      title={t('title')}
      actions={
        <Link to="/duplicates/merges">
          <Button>{t('merges')}</Button>
        </Link>
      }
    >
      <Select
        aria-label={t('common:field.status')}
        style={{ width: 160 }}
        value={status}
        options={options(valuesOf(colors), (each) => t(`status.${each}`))}
        onChange={(chosen: string) => void navigate({ search: { status: chosen }, replace: true })}
      />
      <DataList
        list={list}
        label={t('title')}
        rowKey={(pair) => pair.id}
        empty={t('empty')}
        columns={[
          { title: t('field.first'), render: (_, pair) => party(pair.first) },
          { title: t('field.second'), render: (_, pair) => party(pair.second) },
          { title: t('field.score'), render: (_, pair) => score(pair) },
          { title: t('field.reasons'), render: (_, pair) => reasons(pair) },
        ]}
        actions={acts}
        card={(pair) => ({
          title: t(`status.${pair.status}`),
          extra: score(pair),
          lines: (
            <Flex vertical gap={8}>
              {party(pair.first)}
              {party(pair.second)}
              {reasons(pair)}
              {acts(pair)}
            </Flex>
          ),
        })}
      />
      {merging && (
        <MergeDrawer
          pair={merging}
          onDone={({ id }) => offer(t('merged'), () => undoMerge(id, { reason: t('undoReason') }))}
          onClose={() => setMerging(undefined)}
        />
      )}
    </Page>
  );
}
