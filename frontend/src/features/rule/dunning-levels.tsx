import { App, Button, Card, Flex, Form, Input, InputNumber, Select, Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { changeDunningLevel } from './commands';
import { useRuleWords } from './use-rule-words';
import { type DunningLevel, dunningChannels } from './vocabulary';

/** The ladder of reminders about overdue bills, the mildest first. */
export function DunningLevels() {
  const { t } = useRuleWords();
  const can = useCan();
  const ladder = api.useQuery('get', '/api/v1/dunning-levels');
  const [changing, setChanging] = useState<DunningLevel>();
  return (
    <>
      <Typography.Paragraph type="secondary">{t('dunning.hint')}</Typography.Paragraph>
      <Loaded query={ladder}>
        {({ items }) => (
          <ol className="cards" aria-label={t('place.dunning')}>
            {items.map((level) => (
              <li key={level.level}>
                <Card
                  size="small"
                  title={t('dunning.title', { level: level.level, name: level.name })}
                  extra={
                    can('dunning-level:write') && (
                      <Button size="small" onClick={() => setChanging(level)}>
                        {t('common:action.edit')}
                      </Button>
                    )
                  }
                >
                  <Flex gap={8} wrap align="center">
                    <Tag color={level.active ? 'green' : 'default'}>{t(level.active ? 'on' : 'off')}</Tag>
                    <span>
                      {t('dunning.said', {
                        count: level.afterDays,
                        channel: t(`billing:reminders.channel.${level.channel}`),
                      })}
                    </span>
                    {level.creditHold && <Tag color="red">{t('dunning.creditHold')}</Tag>}
                  </Flex>
                </Card>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      {changing && <ChangeLevelDrawer level={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

type Values = Schemas['ChangeDunningLevel'];

const read = ({ afterDays, channel, name, active, creditHold }: DunningLevel): Values => ({
  afterDays,
  channel,
  name,
  active,
  creditHold,
});

function ChangeLevelDrawer(props: { level: DunningLevel; onClose: () => void }) {
  const { t } = useRuleWords();
  const { message } = App.useApp();
  const { level } = props;
  return (
    <ChangeDrawer<Values, DunningLevel>
      title={t('dunning.title', { level: level.level, name: level.name })}
      stored={level}
      read={read}
      labels={{
        name: t('common:field.name'),
        afterDays: t('dunning.afterDays'),
        channel: t('dunning.channel'),
        active: t('enabled'),
        creditHold: t('dunning.creditHold'),
      }}
      show={(field, value) => {
        if (field === 'channel') return t(`billing:reminders.channel.${value as DunningLevel['channel']}`);
        return typeof value === 'boolean' ? t(value ? 'on' : 'off') : String(value);
      }}
      change={(_, version, whole) => changeDunningLevel(level.level, whole, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item
        name="name"
        label={t('common:field.name')}
        rules={[{ required: true, whitespace: true }, { max: 100 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="afterDays" label={t('dunning.afterDays')} rules={[{ required: true }]}>
        <InputNumber min={0} max={3650} precision={0} className="wide" />
      </Form.Item>
      <Form.Item name="channel" label={t('dunning.channel')} rules={[{ required: true }]}>
        <Select options={options(dunningChannels, (each) => t(`billing:reminders.channel.${each}`))} />
      </Form.Item>
      <Form.Item name="active" label={t('enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item
        name="creditHold"
        label={t('dunning.creditHold')}
        extra={t('dunning.creditHoldHint')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    </ChangeDrawer>
  );
}
