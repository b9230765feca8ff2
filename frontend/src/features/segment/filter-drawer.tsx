import { Button, Drawer, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { useWide } from '@/shared/lib/media';
import { ProblemNote } from '@/shared/ui/problem-note';
import { usePaused } from '@/shared/ui/use-paused';
import { comparisonOf, GroupEditor } from './condition-editor';
import { type CustomerSet, setOf } from './search';
import { conjunction, type FilterNode, toGroup, toNode } from './tree';
import { useFacets } from './use-customers';

/** The conditions that the buttons above the list have no room for; says how many meet them while they are written. */
export function FilterDrawer(props: {
  filter: FilterNode | undefined;
  /** What narrows the list besides. */
  besides: CustomerSet;
  onApply: (filter: FilterNode | undefined) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('segment');
  const wide = useWide();
  const [open, setOpen] = useState(true);
  const [group, setGroup] = useState(() =>
    props.filter ? toGroup(props.filter) : { mode: 'ALL' as const, parts: [comparisonOf('tags')] },
  );
  const node = toNode(group);
  const apply = (filter: FilterNode | undefined) => {
    props.onApply(filter);
    setOpen(false);
  };
  return (
    <Drawer
      title={t('filterTitle')}
      open={open}
      size={wide ? 560 : '100%'}
      onClose={() => setOpen(false)}
      afterOpenChange={(visible) => {
        if (!visible) props.onClose();
      }}
      footer={
        <Flex justify="space-between" gap={8}>
          <Button onClick={() => apply(undefined)}>{t('clear')}</Button>
          <Button type="primary" onClick={() => apply(node)}>
            {t('apply')}
          </Button>
        </Flex>
      }
    >
      <Flex vertical gap={16}>
        <Typography.Text type="secondary">{t('filterHint')}</Typography.Text>
        <GroupEditor group={group} label={t('filterTitle')} onChange={setGroup} />
        <Found node={node} besides={props.besides} />
      </Flex>
    </Drawer>
  );
}

/** How many customers would be left. */
function Found(props: { node: FilterNode | undefined; besides: CustomerSet }) {
  const { t } = useTranslation('segment');
  const { besides, node } = props;
  const { filter: other, ...q } = besides;
  const filter = conjunction([other, node].filter((each) => each !== undefined));
  const written = usePaused(JSON.stringify({ ...q, filter }));
  const { data, error, isPlaceholderData } = useFacets(JSON.parse(written) as CustomerSet, ['KIND']);
  if (error) return <ProblemNote problem={asProblem(error)} />;
  return (
    <span role="status" className={isPlaceholderData ? 'stale' : ''}>
      {data && t('found', { count: data.count, more: data.countCapped ? '+' : '' })}
    </span>
  );
}

/** The set of a list without its tree. */
export const besidesTree = (search: Parameters<typeof setOf>[0]): CustomerSet =>
  setOf({ ...search, filter: undefined });
