import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Col, Flex, Form, type FormInstance, Row, Select, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/api/session';
import { compact } from '@/shared/lib/body';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { ProblemNote } from '@/shared/ui/problem-note';
import { OrgUnitPicker, StaffPicker } from '@/shared/ui/remote-picker';
import {
  type BulkChanges,
  type BulkEdit,
  type BulkPreview,
  previewBulkEdit,
  startBulkEdit,
} from './commands';
import { Samples } from './samples';
import { contradicting, says, stages, type Target, tiers } from './vocabulary';

/** What is to be changed, what that would do, and doing it. */
export function BulkDrawer(props: { target: Target; onClose: () => void }) {
  const { t } = useTranslation('bulk');
  const navigate = useNavigate();
  const matched = useRef<number>(undefined);
  return (
    <CommandDrawer<BulkChanges, BulkEdit>
      title={t('editTitle')}
      submitText={t('start')}
      size={640}
      // Whoever was shown is changed: where it is more or fewer by now, the server asks to look again.
      send={(changes, key) =>
        startBulkEdit(
          { ...props.target, changes, ...(matched.current ? { expected: matched.current } : {}) },
          key,
        )
      }
      onDone={({ id }) => void navigate({ to: '/customers/bulk-edits/$editId', params: { editId: id } })}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <ChangeFields />
          <Preview
            form={form}
            target={props.target}
            onFound={(count) => {
              matched.current = count;
            }}
          />
        </>
      )}
    </CommandDrawer>
  );
}

function ChangeFields() {
  const { t } = useTranslation(['bulk', 'customer']);
  const can = useCan();
  return (
    <>
      <Typography.Paragraph type="secondary">{t('leaveBlank')}</Typography.Paragraph>
      <Row gutter={12}>
        {can('staff:read') && (
          <Col xs={24} sm={12}>
            <Form.Item name="ownerId" label={t('customer:field.owner')}>
              <StaffPicker />
            </Form.Item>
          </Col>
        )}
        {can('org:read') && (
          <Col xs={24} sm={12}>
            <Form.Item name="unitId" label={t('customer:field.unit')}>
              <OrgUnitPicker />
            </Form.Item>
          </Col>
        )}
        <Col xs={24} sm={12}>
          <Form.Item name="tier" label={t('customer:field.tier')}>
            <Select allowClear options={options(tiers, (tier) => t(`customer:tier.${tier}`))} />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name="stage" label={t('customer:field.stage')}>
            <Select allowClear options={options(stages, (stage) => t(`customer:stage.${stage}`))} />
          </Form.Item>
        </Col>
        {(['addTags', 'removeTags'] as const).map((name) => (
          <Col key={name} xs={24} sm={12}>
            <Form.Item
              name={name}
              label={t(name)}
              dependencies={['addTags', 'removeTags']}
              rules={[
                ({ getFieldValue }) => ({
                  validator: () =>
                    contradicting({
                      addTags: getFieldValue('addTags') ?? [],
                      removeTags: getFieldValue('removeTags') ?? [],
                    }).length > 0
                      ? Promise.reject(new Error(t('bothWays')))
                      : Promise.resolve(),
                }),
              ]}
            >
              <Select mode="tags" tokenSeparators={[',', '\uff0c', ' ']} open={false} />
            </Form.Item>
          </Col>
        ))}
      </Row>
    </>
  );
}

/** What the changes would do; nothing is changed by looking. */
function Preview(props: {
  form: FormInstance<BulkChanges>;
  target: Target;
  onFound: (count: number | undefined) => void;
}) {
  const { t } = useTranslation('bulk');
  const { target, onFound } = props;
  const values = Form.useWatch([], props.form) ?? {};
  const changes = compact(values);
  const asked = says(changes) && contradicting(changes).length === 0;
  const preview = useQuery({
    queryKey: ['bulk-preview', target, changes],
    queryFn: () => previewBulkEdit({ ...target, changes }),
    enabled: asked,
    retry: false,
  });
  const found = asked ? preview.data?.matched : undefined;
  useEffect(() => onFound(found), [found, onFound]);
  if (!asked) return <Typography.Paragraph type="secondary">{t('nothingYet')}</Typography.Paragraph>;
  if (preview.error) return <ProblemNote problem={asProblem(preview.error)} />;
  return (
    <Loaded query={preview} rows={3}>
      {(shown) => <Outlook preview={shown} />}
    </Loaded>
  );
}

function Outlook(props: { preview: BulkPreview }) {
  const { t } = useTranslation(['bulk', 'common']);
  const { preview } = props;
  const refusals = Object.entries(preview.refusals).map(
    ([code, count]) => `${t(`code.${code}`, { defaultValue: code })}${t('common:colon')}${count}`,
  );
  return (
    <Flex vertical gap={12} style={{ marginBottom: 16 }} data-testid="bulk-preview">
      <Alert
        type={preview.refused > 0 || preview.unknown > 0 ? 'warning' : 'info'}
        showIcon
        title={t('outlook', { matched: preview.matched, changing: preview.changing })}
        description={[
          preview.unchanged > 0 && t('alreadySo', { count: preview.unchanged }),
          preview.refused > 0 &&
            t('wouldRefuse', { count: preview.refused, why: refusals.join(t('common:semicolon')) }),
          preview.unknown > 0 && t('unknown', { count: preview.unknown }),
        ]
          .filter((line) => line !== false)
          .map((line) => <div key={line}>{line}</div>)}
      />
      {preview.samples.length > 0 && <Samples samples={preview.samples} />}
    </Flex>
  );
}
