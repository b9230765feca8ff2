import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatMoney } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { ActButton } from '@/shared/ui/act-button';
import { Chips } from '@/shared/ui/chips';
import { DataList } from '@/shared/ui/data-list';
import { UnitName } from '@/shared/ui/names';
import { ApprovalFrame } from './approval-frame';
import { removePolicy } from './commands';
import { ChangePolicyDrawer, NewPolicyDrawer } from './policy-drawers';
import { entities, entityOf, type Policy, placeOf, useActName, useFieldName } from './vocabulary';

/** The policy of the whole house first, then those of units. */
const inOrder = (left: Policy, right: Policy): number =>
  placeOf(left.action) - placeOf(right.action) ||
  left.action.localeCompare(right.action) ||
  Number(Boolean(left.unitId)) - Number(Boolean(right.unitId)) ||
  left.createdAt.localeCompare(right.createdAt);

/** What needs a second person, from which amount or for which fields on, and where. */
export function PoliciesPage() {
  const { t } = useTranslation(['approval', 'common']);
  const can = useCan();
  const act = useActName();
  const list = useList('/api/v1/approval-policies', { query: { limit: 200 } });
  const [entity, setEntity] = useState<string>();
  const [changing, setChanging] = useState<Policy>();
  const [adding, setAdding] = useState<{ action?: string }>();
  const writes = can('approval-policy:write');
  const items = list.items.filter(({ action }) => !entity || entityOf(action) === entity).sort(inOrder);
  const known = [...new Set([...entities, ...list.items.map(({ action }) => entityOf(action))])];
  const where = (policy: Policy) =>
    policy.unitId ? <UnitName id={policy.unitId} /> : <Typography.Text>{t('policy.house')}</Typography.Text>;
  const state = (policy: Policy) => (
    <Tag color={policy.enabled ? 'green' : 'default'}>{t(policy.enabled ? 'policy.on' : 'policy.off')}</Tag>
  );
  const acts = (policy: Policy) =>
    writes && (
      <Flex gap={8} wrap>
        <Button size="small" onClick={() => setChanging(policy)}>
          {t('common:action.edit')}
        </Button>
        {policy.unitId ? (
          <ActButton
            size="small"
            danger
            confirm={t('policy.confirmRemove', { act: act(policy.action) })}
            done={t('policy.removed')}
            send={() => removePolicy(policy)}
          >
            {t('policy.remove')}
          </ActButton>
        ) : (
          <Button size="small" onClick={() => setAdding({ action: policy.action })}>
            {t('policy.forUnit')}
          </Button>
        )}
      </Flex>
    );
  return (
    <ApprovalFrame
      place="policies"
      actions={
        writes && (
          <Button type="primary" onClick={() => setAdding({})}>
            {t('policy.add')}
          </Button>
        )
      }
    >
      <Typography.Text type="secondary">{t('policy.hint')}</Typography.Text>
      <Chips
        single
        label={t('policy.entity')}
        options={options(known, (each) => t(`entity.${each}`, { defaultValue: each }))}
        value={entity ? [entity] : undefined}
        onChange={(chosen) => setEntity(chosen?.[0])}
      />
      <DataList
        list={{ ...list, items }}
        label={t('place.policies')}
        rowKey={(policy) => policy.id}
        empty={t('policy.empty')}
        columns={[
          {
            title: t('field.action'),
            render: (_, policy) => (policy.unitId ? `└ ${act(policy.action)}` : act(policy.action)),
          },
          { title: t('policy.where'), render: (_, policy) => where(policy) },
          { title: t('common:field.status'), render: (_, policy) => state(policy) },
          { title: t('policy.when'), render: (_, policy) => <When policy={policy} /> },
        ]}
        actions={acts}
        card={(policy) => ({
          title: act(policy.action),
          extra: state(policy),
          lines: (
            <Flex vertical gap={8}>
              <span>{where(policy)}</span>
              <When policy={policy} />
              {acts(policy)}
            </Flex>
          ),
        })}
      />
      {changing && <ChangePolicyDrawer policy={changing} onClose={() => setChanging(undefined)} />}
      {adding && (
        <NewPolicyDrawer
          actions={list.items
            .filter(({ unitId }) => !unitId)
            .sort(inOrder)
            .map(({ action }) => action)}
          {...adding}
          onClose={() => setAdding(undefined)}
        />
      )}
    </ApprovalFrame>
  );
}

/** When a second person is needed, as a sentence. */
function When(props: { policy: Policy }) {
  const { t, i18n } = useTranslation('approval');
  const field = useFieldName();
  const { enabled, threshold, fields } = props.policy;
  if (!enabled) return <Typography.Text type="secondary">{t('policy.never')}</Typography.Text>;
  const said = [
    ...(threshold ? [t('policy.above', { amount: formatMoney(threshold, i18n.language) })] : []),
    ...(fields && fields.length > 0
      ? [t('policy.changing', { fields: fields.map(field).join(t('policy.comma')) })]
      : []),
  ];
  return (
    <span className="policy-when">{said.length > 0 ? said.join(t('policy.and')) : t('policy.always')}</span>
  );
}
