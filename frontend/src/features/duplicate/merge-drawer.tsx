import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Form, Radio, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { ReasonField } from '@/shared/ui/reason-field';
import { type Duplicate, type Merge, mergeCustomers, previewMerge } from './commands';
import { MergeHoldings } from './merge-holdings';
import { MergeValue } from './merge-value';

type Choices = NonNullable<Schemas['MergeCustomers']['fields']>;

const titleOf = ({ name, number }: Schemas['DuplicatePartyView']): string => `${name} (${number})`;

/** Name over number, so that two of them stand beside each other on a phone too. */
function Party(props: { of: Schemas['DuplicatePartyView'] }) {
  return (
    <Flex vertical>
      <span>{props.of.name}</span>
      <span>{props.of.number}</span>
    </Flex>
  );
}

/** Two customers side by side: who stays, whose values stay, and what moves to them. */
export function MergeDrawer(props: { pair: Duplicate; onDone: (merge: Merge) => void; onClose: () => void }) {
  const { t } = useTranslation('duplicate');
  const { first, second } = props.pair;
  const [survivor, setSurvivor] = useState(first.id);
  const [fields, setFields] = useState<Choices>({});
  const merged = survivor === first.id ? second : first;
  const asked = { survivorId: survivor, mergedIds: [merged.id], fields };
  const preview = useQuery({
    queryKey: ['merge-preview', asked],
    queryFn: () => previewMerge({ ...asked, reason: '-' }),
    placeholderData: keepPreviousData,
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
            label: titleOf(each),
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
                    title: <Party of={id === first.id ? first : second} />,
                    render: (_: unknown, row: Schemas['MergeDifference']) => (
                      <MergeValue
                        row={row}
                        of={id}
                        name={id === first.id ? first.name : second.name}
                        onChoose={(field) => setFields({ ...fields, [field]: id })}
                      />
                    ),
                  })),
                ]}
              />
            )}
            <MergeHoldings preview={shown} />
            <Typography.Text strong>{t('moves')}</Typography.Text>
            {shown.moves.length > 0 ? (
              <Descriptions
                size="small"
                column={{ xs: 1, md: 2 }}
                items={shown.moves.map((moved) => ({
                  key: moved.table,
                  label: t(`table.${moved.table}`, { defaultValue: moved.table }),
                  children: moved.rows,
                }))}
              />
            ) : (
              <span>{t('nothingMoves')}</span>
            )}
          </Flex>
        )}
      </Loaded>
      <Typography.Paragraph type="secondary">{t('explain')}</Typography.Paragraph>
      <ReasonField />
    </CommandDrawer>
  );
}
