import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { same } from '@/shared/lib/body';
import { CustomerLink } from '@/shared/ui/customer-link';
import { StaffName, UnitName } from '@/shared/ui/names';

type State = Schemas['BulkState'];

const fields = ['ownerId', 'unitId', 'tier', 'stage', 'tags', 'customFields'] as const;

/** Some customers before and after. */
export function Samples(props: { samples: readonly Schemas['Sample'][] }) {
  const { t } = useTranslation('bulk');
  return (
    <section aria-label={t('samples')}>
      <Typography.Text strong>{t('samples')}</Typography.Text>
      <ul className="plain-list ruled">
        {props.samples.map(({ id, number, name, before, after, refusal }) => (
          <li key={id}>
            <Flex vertical>
              <span>
                <CustomerLink id={id} name={name} />{' '}
                <Typography.Text type="secondary">{number}</Typography.Text>
              </span>
              {refusal ? (
                <Typography.Text type="danger">
                  {t(`code.${refusal}`, { defaultValue: refusal })}
                </Typography.Text>
              ) : (
                <Changes before={before} after={after} />
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes(props: { before: State; after: State }): ReactNode {
  const { t } = useTranslation(['bulk', 'customer']);
  const { before, after } = props;
  const label = {
    ownerId: t('customer:field.owner'),
    unitId: t('customer:field.unit'),
    tier: t('customer:field.tier'),
    stage: t('customer:field.stage'),
    tags: t('customer:field.tags'),
    customFields: t('customFields'),
  };
  const changed = fields.filter((field) => !same(before[field], after[field]));
  if (changed.length === 0) return <Typography.Text type="secondary">{t('noChange')}</Typography.Text>;
  return changed.map((field) => (
    <span key={field}>
      {label[field]}: <Shown state={before} field={field} /> → <Shown state={after} field={field} />
    </span>
  ));
}

function Shown(props: { state: State; field: (typeof fields)[number] }): ReactNode {
  const { t } = useTranslation(['customer', 'common']);
  const { state, field } = props;
  switch (field) {
    case 'ownerId':
      return <StaffName id={state.ownerId} />;
    case 'unitId':
      return <UnitName id={state.unitId} />;
    case 'tier':
      return t(`tier.${state.tier}`);
    case 'stage':
      return t(`stage.${state.stage}`);
    case 'tags':
      return state.tags.join(t('common:comma')) || '—';
    default:
      return (
        Object.entries(state.customFields)
          .map(([name, value]) => `${name}${t('common:colon')}${String(value)}`)
          .join(t('common:semicolon')) || '—'
      );
  }
}
