import { useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Form, Input, Radio, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { type Duplicate, type Merge, mergeCustomers, previewMerge } from './commands';

type Choices = NonNullable<Schemas['MergeCustomers']['fields']>;
type Field = Schemas['MergeField'];

/** Two customers side by side: who stays, whose values stay, and what moves to them. */
export function MergeDrawer(props: { pair: Duplicate; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation(['duplicate', 'common']);
  const { first, second } = props.pair;
  const [survivor, setSurvivor] = useState(first.id);
  const [fields, setFields] = useState<Choices>({});
  const merged = survivor === first.id ? second : first;
  const asked = { survivorId: survivor, mergedIds: [merged.id], fields };
  const preview = useQuery({
    queryKey: ['merge-preview', asked],
    queryFn: () => previewMerge({ ...asked, reason: '-' }),
  });
  return (
    <CommandDrawer<{ reason: string }, Merge>
      title={t('mergeTitle')}
      submitText={t('merge')}
      size={760}
      send={({ reason }, key) => mergeCustomers({ ...asked, reason }, key)}
      onDone={props.onDone}
      onClose={props.onClose}
    >
      <Form.Item label={t('survivor')}>
        <Radio.Group
          value={survivor}
          onChange={(event) => {
            setSurvivor(String(event.target.value));
            setFields({});
          }}
          options={[first, second].map((each) => ({
            value: each.id,
            label: `${each.name} (${each.number})`,
          }))}
        />
      </Form.Item>
      <Loaded query={preview}>
        {(shown) => (
          <Flex vertical gap={16}>
            {shown.differences.length > 0 && (
              <Table
                size="small"
                rowKey="field"
                pagination={false}
                scroll={{ x: 'max-content' }}
                dataSource={shown.differences}
                columns={[
                  { title: t('field.field'), render: (_, { field }) => t(`mergeField.${field}`) },
                  ...[survivor, merged.id].map((id) => ({
                    title: id === first.id ? first.name : second.name,
                    render: (_: unknown, row: Schemas['MergeDifference']) => (
                      <Value row={row} of={id} onChoose={(field) => setFields({ ...fields, [field]: id })} />
                    ),
                  })),
                ]}
              />
            )}
            <Descriptions
              size="small"
              column={1}
              title={t('moves')}
              items={shown.moves.map((moved) => ({
                key: moved.table,
                label: t(`table.${moved.table}`, { defaultValue: moved.table }),
                children: moved.rows,
              }))}
            />
          </Flex>
        )}
      </Loaded>
      <Typography.Paragraph type="secondary">{t('explain')}</Typography.Paragraph>
      <Form.Item
        name="reason"
        label={t('common:field.reason')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}

/** What one of the two says of a field, with the choice that it stays. */
function Value(props: { row: Schemas['MergeDifference']; of: string; onChoose: (field: Field) => void }) {
  const value = props.row.values.find((each) => each.customerId === props.of);
  const shown = value?.value;
  return (
    <Radio checked={value?.stays ?? false} onChange={() => props.onChoose(props.row.field)}>
      {shown === undefined || shown === null ? '—' : String(shown)}
    </Radio>
  );
}
