import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { StaffName, UnitName } from '@/shared/ui/names';
import type { BulkChanges } from './commands';

/** What an edit of many sets, in words. */
export function ChangeWords(props: { changes: BulkChanges }) {
  const { t } = useTranslation(['bulk', 'customer']);
  const { ownerId, unitId, tier, stage, addTags, removeTags, setCustomFields, removeCustomFields } =
    props.changes;
  return (
    <Flex vertical>
      {ownerId && (
        <span>
          {t('customer:field.owner')}: <StaffName id={ownerId} />
        </span>
      )}
      {unitId && (
        <span>
          {t('customer:field.unit')}: <UnitName id={unitId} />
        </span>
      )}
      {tier && (
        <span>
          {t('customer:field.tier')}: {t(`customer:tier.${tier}`)}
        </span>
      )}
      {stage && (
        <span>
          {t('customer:field.stage')}: {t(`customer:stage.${stage}`)}
        </span>
      )}
      {addTags && addTags.length > 0 && (
        <span>
          {t('addTags')}: {addTags.join(', ')}
        </span>
      )}
      {removeTags && removeTags.length > 0 && (
        <span>
          {t('removeTags')}: {removeTags.join(', ')}
        </span>
      )}
      {Object.entries(setCustomFields ?? {}).map(([name, value]) => (
        <span key={name}>
          {name}: {String(value)}
        </span>
      ))}
      {(removeCustomFields ?? []).map((name) => (
        <span key={name}>{name}: —</span>
      ))}
    </Flex>
  );
}
