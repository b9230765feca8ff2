import { getRouteApi } from '@tanstack/react-router';
import { Button, Flex, Select, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant, plusDays } from '@/shared/lib/date';
import { useWide } from '@/shared/lib/media';
import { options } from '@/shared/lib/options';
import { DataList } from '@/shared/ui/data-list';
import { RangeFilter } from '@/shared/ui/range-filter';
import { StaffPicker } from '@/shared/ui/remote-picker';
import { SubjectLink } from '@/shared/ui/subject-link';
import { actions, subjectTypes, useTrailWords } from '@/shared/ui/use-trail-words';
import { nameOf } from './actor';
import { AuditFrame } from './audit-frame';
import { BeforeAfter } from './before-after';

type Entry = Schemas['AuditEntryView'];

const route = getRouteApi('/shell/audit');

/** Who did what, when, and what changed by it. Nothing here can be changed. */
export function AuditPage() {
  const { t } = useTranslation(['audit', 'common']);
  const words = useTrailWords();
  const can = useCan();
  const wide = useWide();
  const { from, to, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList('/api/v1/audit-entries', {
    query: {
      subjectId: search.subjectId,
      customerId: search.customerId,
      actorId: search.actorId,
      subjectType: search.subjectType,
      action: search.action,
      'at[gte]': from && `${from}T00:00:00+08:00`,
      'at[lt]': to && `${plusDays(to, 1)}T00:00:00+08:00`,
    },
  });
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const subject = (entry: Entry) => (
    <SubjectLink type={entry.subjectType} id={entry.subjectId}>
      {words.subject(entry.subjectType)} {calledOf(entry)}
    </SubjectLink>
  );
  const details = (entry: Entry) => (
    <BeforeAfter
      subject={entry.subjectType}
      before={entry.before}
      after={entry.after}
      requestId={entry.requestId}
    />
  );
  return (
    <AuditFrame place="trail">
      <Flex gap={12} wrap align="center">
        <CodeFilter
          label={t('field.subjectType')}
          values={subjectTypes}
          word={words.subject}
          value={search.subjectType}
          onChange={(subjectType) => filter({ subjectType })}
        />
        <CodeFilter
          label={t('field.action')}
          values={actions}
          word={words.action}
          value={search.action}
          onChange={(action) => filter({ action })}
        />
        {can('staff:read') && (
          <div className="filter">
            <StaffPicker
              aria-label={t('field.actor')}
              placeholder={t('field.actor')}
              {...(search.actorId ? { value: search.actorId } : {})}
              onChange={(actorId) => filter({ actorId })}
            />
          </div>
        )}
        <RangeFilter label={t('common:field.date')} from={from} to={to} onChange={filter} />
      </Flex>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(entry) => entry.id}
        empty={t('empty')}
        // On a phone the trail is read line by line, and opened where something is of interest.
        {...(wide ? { details } : {})}
        columns={[
          { title: t('common:field.time'), render: (_, entry) => formatInstant(entry.at) },
          { title: t('field.actor'), render: (_, entry) => nameOf(entry, t('system')) },
          { title: t('field.action'), render: (_, entry) => words.action(entry.action) },
          { title: t('field.subject'), render: (_, entry) => subject(entry) },
        ]}
        card={(entry) => ({
          title: words.action(entry.action),
          extra: nameOf(entry, t('system')),
          lines: (
            <Flex vertical gap={4}>
              <span>{subject(entry)}</span>
              <Typography.Text type="secondary">{formatInstant(entry.at)}</Typography.Text>
              <Unfolded label={t('details')}>{() => details(entry)}</Unfolded>
            </Flex>
          ),
        })}
      />
    </AuditFrame>
  );
}

/** By what people know the record: its number or name where the trail kept one, or else the end of its id. */
function calledOf({ before, after, subjectId }: Entry): string {
  const known = ['number', 'subjectLabel', 'displayName', 'username', 'name', 'title', 'fileName']
    .flatMap((field) => [after?.[field], before?.[field]])
    .find((value) => typeof value === 'string' && value !== '');
  return typeof known === 'string' ? known : subjectId.slice(-8);
}

/** What a table shows beneath its row: on a phone beneath the card, once somebody asks for it. */
function Unfolded(props: { label: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {props.label}
        </Button>
      </div>
      {open && <div>{props.children()}</div>}
    </>
  );
}

/** One of the codes of the trail, found by its words. */
function CodeFilter(props: {
  label: string;
  values: string[];
  word: (code: string) => string;
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}) {
  const { label, values, word, value, onChange } = props;
  return (
    <div className="filter">
      <Select<string>
        className="wide"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={label}
        placeholder={label}
        options={options(values, word)}
        value={value ?? null}
        onChange={(code: string | undefined) => onChange(code)}
      />
    </div>
  );
}
