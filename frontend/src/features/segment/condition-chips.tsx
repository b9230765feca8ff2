import { Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { StaffName, UnitName } from '@/shared/ui/names';
import { levelsOf, useRegions } from './region-input';
import { conjunction, conjuncts, type FilterNode, isGroup, type Part, readNode, toGroup } from './tree';
import { useWords } from './use-words';
import { daysOf, infoOf, operatorOf } from './vocabulary';

/** The conditions of a list in words; each can be taken away. */
export function ConditionChips(props: {
  filter: FilterNode | undefined;
  onChange: (filter: FilterNode | undefined) => void;
}) {
  const { t } = useTranslation('segment');
  const nodes = conjuncts(props.filter);
  if (nodes.length === 0) return null;
  return (
    <Flex gap={6} wrap align="center">
      <Typography.Text type="secondary">{t('conditions')}</Typography.Text>
      {nodes.map((node, index) => (
        <Tag
          key={JSON.stringify(node)}
          color="blue"
          className="condition-chip"
          closable={{ 'aria-label': t('removeCondition', { label: t('condition', { number: index + 1 }) }) }}
          onClose={(event) => {
            event.preventDefault();
            props.onChange(conjunction(nodes.filter((each) => each !== node)));
          }}
        >
          <Words part={toGroup(node)} top />
        </Tag>
      ))}
    </Flex>
  );
}

/** Conditions as one sentence, as a record keeps them; nothing for what are none. */
export function ConditionWords(props: { filter: unknown }): ReactNode {
  const node = readNode(props.filter);
  return node && <Words part={toGroup(node)} top />;
}

function Words(props: { part: Part; top?: boolean }): ReactNode {
  const { t } = useTranslation('segment');
  const words = useWords();
  const { part } = props;
  if (!isGroup(part)) {
    const operator = operatorOf(part);
    return (
      <>
        {words.field(part.field)} {operator ? words.operator(operator) : part.op}{' '}
        {operator?.input !== 'none' && <Value field={part.field} value={part.value} />}
      </>
    );
  }
  const inner = part.parts.map((each, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
    <span key={index}>
      {index > 0 && ` ${t(part.mode === 'ALL' ? 'and' : 'or')} `}
      <Words part={each} />
    </span>
  ));
  if (part.mode === 'NONE') {
    return (
      <>
        {t('not')} ({inner})
      </>
    );
  }
  return props.top || part.parts.length === 1 ? inner : <>({inner})</>;
}

function Value(props: { field: string; value: unknown }): ReactNode {
  const { t } = useTranslation('segment');
  const words = useWords();
  const { field, value } = props;
  const days = daysOf(value);
  if (days !== undefined) return t('dayCount', { count: days });
  if (Array.isArray(value)) {
    return value.map((each) => words.choice(field, String(each))).join(t('comma'));
  }
  const text = String(value ?? '');
  switch (infoOf(field).type) {
    case 'staff':
      return <StaffName id={text} />;
    case 'unit':
      return <UnitName id={text} />;
    case 'region':
      return <RegionName code={text} />;
    case 'industry':
      return <IndustryName code={text} />;
    case 'money':
      return `¥${text}`;
    default:
      return text;
  }
}

function RegionName(props: { code: string }): ReactNode {
  const levels = levelsOf(props.code);
  const last = levels.at(-1);
  const regions = useRegions(levels.at(-2));
  return regions.find(({ value }) => value === last)?.label ?? props.code;
}

function IndustryName(props: { code: string }): ReactNode {
  const { i18n } = useTranslation();
  const { data } = api.useQuery('get', '/api/v1/industries', {}, { staleTime: Number.POSITIVE_INFINITY });
  const known = data?.find(({ code }) => code === props.code);
  return known ? (i18n.language === 'zh-CN' ? known.name : known.nameEn) : props.code;
}
