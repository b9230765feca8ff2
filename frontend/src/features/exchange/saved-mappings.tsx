import { App, Button, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/shared/ui/act-button';
import { changeMapping } from './commands';
import { type Mapping, sameMapping } from './mapping';
import { SaveMappingDrawer } from './mapping-drawers';
import type { ImportOptions, SavedMapping } from './vocabulary';

/** Kept mappings that fit the file: one is picked, changed, or the present one is kept for the next file. */
export function SavedMappings(props: {
  target: ImportOptions['target'];
  saved: readonly SavedMapping[];
  mapping: Mapping;
  onPick: (mapping: Mapping) => void;
}) {
  const { t } = useTranslation('exchange');
  const { message } = App.useApp();
  const { mapping } = props;
  const [kept, setKept] = useState<readonly SavedMapping[]>(props.saved);
  const [picked, setPicked] = useState<string>();
  const [saving, setSaving] = useState(false);
  const open = kept.find(({ id }) => id === picked);
  const changed = open && !sameMapping(open.mapping, mapping);
  const keep = (one: SavedMapping) => {
    setKept([one, ...kept.filter(({ id }) => id !== one.id)]);
    setPicked(one.id);
  };
  return (
    <Flex gap="8px 12px" wrap align="center">
      {kept.length > 0 && (
        <>
          <Typography.Text>{t('saved.pick')}</Typography.Text>
          <Select<string>
            allowClear
            aria-label={t('saved.pick')}
            placeholder={t('saved.fitting', { count: kept.length })}
            style={{ minWidth: 220 }}
            value={picked ?? null}
            options={kept.map(({ id, name, own, ownerName }) => ({
              value: id,
              label: own ? name : `${name} · ${ownerName}`,
            }))}
            onChange={(id: string | undefined) => {
              setPicked(id);
              const chosen = kept.find((each) => each.id === id);
              if (chosen) props.onPick(chosen.mapping);
            }}
          />
        </>
      )}
      {changed && open.own && (
        <ActButton
          size="small"
          done={t('saved.kept')}
          send={() => changeMapping(open, { mapping })}
          onDone={keep}
        >
          {t('saved.update', { name: open.name })}
        </ActButton>
      )}
      {(!open || changed) && Object.keys(mapping).length > 0 && (
        <Button size="small" onClick={() => setSaving(true)}>
          {t('saved.save')}
        </Button>
      )}
      {saving && (
        <SaveMappingDrawer
          target={props.target}
          mapping={mapping}
          onDone={(one) => {
            void message.success(t('saved.kept'));
            keep(one);
          }}
          onClose={() => setSaving(false)}
        />
      )}
    </Flex>
  );
}
