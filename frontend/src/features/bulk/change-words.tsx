import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { StaffName, UnitName } from '@/shared/ui/names';
import type { BulkChanges } from './commands';

/** What an edit of many sets, in words. */
export function ChangeWords(props: { changes: BulkChanges }) {
  const { t } = useTranslation(['bulk', 'customer', 'common']);
  const { ownerId, unitId, tier, stage, addTags, removeTags, setCustomFields, removeCustomFields } =
    props.changes;
  return (
    <Flex vertical>
      {ownerId && (
        <span>
          {t('customer:field.owner')}
          {t('common:colon')}
          <StaffName id={ownerId} />
        </span>
      )}
      {unitId && (
        <span>
          {t('customer:field.unit')}
          {t('common:colon')}
          <UnitName id={unitId} />
        </span>
      )}
      {tier && (
        <span>
          {t('customer:field.tier')}
          {t('common:colon')}
          {t(`customer:tier.${tier}`)}
        </span>
      )}
      {stage && (
        <span>
          {t('customer:field.stage')}
          {t('common:colon')}
          {t(`customer:stage.${stage}`)}
        </span>
      )}
      {addTags && addTags.length > 0 && (
        <span>
          {t('addTags')}
          {t('common:colon')}
          {addTags.join(t('common:comma'))}
        </span>
      )}
      {removeTags && removeTags.length > 0 && (
        <span>
          {t('removeTags')}
          {t('common:colon')}
          {removeTags.join(t('common:comma'))}
        </span>
      )}
      {Object.entries(setCustomFields ?? {}).map(([name, value]) => (
        <span key={name}>
          {name}
          {t('common:colon')}
          {String(value)}
        </span>
      ))}
      {(removeCustomFields ?? []).map((name) => (
        <span key={name}>{name}: —</span>
      ))}
    </Flex>
  );
}
