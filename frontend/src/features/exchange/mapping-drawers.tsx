import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { changeMapping, saveMapping } from './commands';
import type { Mapping } from './mapping';
import type { ImportOptions, SavedMapping } from './vocabulary';

type Values = { name: string; shared?: boolean };

/** Keeps what the columns mean under a name, for the next file of the same kind. */
export function SaveMappingDrawer(props: {
  target: ImportOptions['target'];
  mapping: Mapping;
  onDone: (saved: SavedMapping) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(['exchange', 'common']);
  const { target, mapping } = props;
  return (
    <CommandDrawer<Values, SavedMapping>
      title={t('saved.save')}
      submitText={t('common:action.save')}
      send={({ name, shared = false }, key) =>
        saveMapping({ name: name.trim(), shared, target, mapping }, key)
      }
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Fields />
    </CommandDrawer>
  );
}

/** Another name for a kept mapping, or others may use it. */
export function RenameMappingDrawer(props: { saved: SavedMapping; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation(['exchange', 'common']);
  const { saved } = props;
  return (
    <CommandDrawer<Values, SavedMapping>
      title={t('saved.rename')}
      submitText={t('common:action.save')}
      initial={{ name: saved.name, shared: saved.shared }}
      send={({ name, shared = false }) => changeMapping(saved, { name: name.trim(), shared })}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Fields />
    </CommandDrawer>
  );
}

function Fields() {
  const { t } = useTranslation('exchange');
  return (
    <>
      <Form.Item
        name="name"
        label={t('saved.name')}
        rules={[{ required: true, whitespace: true }, { max: 60 }]}
      >
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item name="shared" valuePropName="checked">
        <Checkbox>{t('saved.share')}</Checkbox>
      </Form.Item>
    </>
  );
}
