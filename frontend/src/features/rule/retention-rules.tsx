import { Alert, App, Button, Card, Flex, Form, InputNumber, Typography } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { setRetention } from './commands';
import { useRuleWords } from './use-rule-words';
import type { Retention } from './vocabulary';

/** How long each kind of records is kept, by which law, and how much of it is past its time today. */
export function RetentionRules() {
  const { t } = useRuleWords();
  const can = useCan();
  const rules = api.useQuery('get', '/api/v1/retention-rules');
  const due = api.useQuery('get', '/api/v1/retention-rules/dry-run');
  const [changing, setChanging] = useState<Retention>();
  const past = (kind: Retention['kind']) => due.data?.items.find((each) => each.kind === kind);
  return (
    <>
      <Typography.Paragraph type="secondary">{t('retention.hint')}</Typography.Paragraph>
      <Loaded query={rules}>
        {({ items }) => (
          <ul className="cards" aria-label={t('place.retention')}>
            {items.map((rule) => (
              <li key={rule.id}>
                <Card
                  size="small"
                  title={t(`retention.kind.${rule.kind}`)}
                  extra={
                    can('privacy:write') && (
                      <Button size="small" onClick={() => setChanging(rule)}>
                        {t('common:action.edit')}
                      </Button>
                    )
                  }
                >
                  <Flex vertical gap={4}>
                    <Typography.Text strong>{t('months', { count: rule.months })}</Typography.Text>
                    <span>{rule.explanation}</span>
                    <Typography.Text type="secondary">
                      {rule.article}
                      {rule.leastMonths > 0 &&
                        ` · ${t('retention.least', { months: t('months', { count: rule.leastMonths }) })}`}
                    </Typography.Text>
                    {(past(rule.kind)?.records ?? 0) > 0 && (
                      <Alert
                        type="warning"
                        showIcon
                        title={t('retention.past', {
                          count: past(rule.kind)?.records ?? 0,
                          oldest: past(rule.kind)?.oldest ?? '—',
                        })}
                      />
                    )}
                  </Flex>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {changing && <RetentionDrawer rule={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

function RetentionDrawer(props: { rule: Retention; onClose: () => void }) {
  const { t } = useRuleWords();
  const { message } = App.useApp();
  const { rule } = props;
  return (
    <ChangeDrawer<Schemas['SetRetention'], Retention>
      title={t(`retention.kind.${rule.kind}`)}
      stored={rule}
      read={({ months }) => ({ months })}
      labels={{ months: t('retention.months') }}
      change={(_, version, whole) => setRetention(rule.kind, whole, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <p>{rule.explanation}</p>
      <Form.Item
        name="months"
        label={t('retention.months')}
        extra={
          rule.leastMonths > 0 && t('retention.least', { months: t('months', { count: rule.leastMonths }) })
        }
        rules={[{ required: true }]}
      >
        <InputNumber min={Math.max(1, rule.leastMonths)} max={1200} precision={0} className="wide" />
      </Form.Item>
    </ChangeDrawer>
  );
}
