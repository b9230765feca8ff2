import { CheckCircleFilled, ExclamationCircleOutlined } from '@ant-design/icons';
import { App, Button, Card, Flex, Form, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { DateInput } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';
import { StaffPicker } from '@/shared/ui/remote-picker';
import { assignStep, finishStep, undoStep } from './commands';
import { FindingLink } from './finding-link';
import type { PeriodRun, PeriodStep } from './vocabulary';

/** A step of a month. What blocks is told by a word and a sign, not by colour alone. */
export function StepCard(props: { run: PeriodRun; step: PeriodStep; number: number }) {
  const { t } = useTranslation(['period', 'common']);
  const can = useCan();
  const { run, step } = props;
  const [assigning, setAssigning] = useState(false);
  const { figures = [], exceptions = [] } = step;
  const isDone = step.state === 'DONE';
  const changeable = run.status !== 'SETTLED' && can('period:write');
  const byHand = step.step !== 'SETTLEMENT';
  return (
    <Card
      size="small"
      title={`${props.number}. ${t(`step.${step.step}`)}`}
      extra={
        <Flex gap={4}>
          {step.overdue && <Tag color="red">{t('overdue')}</Tag>}
          <Tag color={isDone ? 'green' : 'blue'}>{t(`state.${step.state}`)}</Tag>
        </Flex>
      }
    >
      <Flex vertical gap={10}>
        <Flex justify="space-between" gap={8} wrap align="center">
          <Typography.Text type="secondary">
            {t('ownerUntil', { owner: step.ownerName ?? '—', day: step.dueOn })}
          </Typography.Text>
          {changeable && (
            <Button size="small" onClick={() => setAssigning(true)}>
              {t('assign')}
            </Button>
          )}
        </Flex>
        {figures.map((figure) => (
          <Flex key={figure.code} justify="space-between" gap={8} wrap>
            <span>{t(`count.${figure.code}`)}</span>
            <span>
              {figure.count}
              {figure.amount && (
                <>
                  {' · '}
                  <MoneyText value={figure.amount} />
                </>
              )}
            </span>
          </Flex>
        ))}
        {exceptions.length === 0 ? (
          <Typography.Text type="secondary">
            <CheckCircleFilled aria-hidden /> {t('nothingLeft')}
          </Typography.Text>
        ) : (
          <ul className="plain-list ruled" aria-label={t('exceptions')}>
            {exceptions.map((finding) => (
              <li key={finding.code}>
                <Flex justify="space-between" gap="4px 8px" wrap>
                  <span>
                    {finding.blocks && <ExclamationCircleOutlined aria-hidden />}{' '}
                    <FindingLink run={run} finding={finding}>
                      {t(`check.${finding.code}`)}
                    </FindingLink>{' '}
                    {finding.blocks && <Tag color="red">{t('blocks')}</Tag>}
                  </span>
                  <span>
                    {finding.count}
                    {finding.amount && (
                      <>
                        {' · '}
                        <MoneyText value={finding.amount} />
                      </>
                    )}
                  </span>
                </Flex>
              </li>
            ))}
          </ul>
        )}
        {isDone && step.doneAt && (
          <Typography.Text type="secondary">
            {t('doneBy', { name: step.doneByName ?? '—', at: formatInstant(step.doneAt) })}
          </Typography.Text>
        )}
        {changeable && byHand && (
          <Flex justify="end" className="foot">
            {isDone ? (
              <ActButton size="small" done={t('stepUndone')} send={() => undoStep(step.id)}>
                {t('undo')}
              </ActButton>
            ) : (
              <ActButton size="small" type="primary" done={t('stepDone')} send={() => finishStep(step.id)}>
                {t('finish')}
              </ActButton>
            )}
          </Flex>
        )}
      </Flex>
      {assigning && <AssignDrawer step={step} onClose={() => setAssigning(false)} />}
    </Card>
  );
}

function AssignDrawer(props: { step: PeriodStep; onClose: () => void }) {
  const { t } = useTranslation(['period', 'common']);
  const { message } = App.useApp();
  const { step } = props;
  return (
    <ChangeDrawer<Schemas['AssignPeriodStep'], PeriodStep>
      title={t('assignTitle', { step: t(`step.${step.step}`) })}
      stored={step}
      read={({ ownerId, dueOn }) => ({ ownerId, dueOn })}
      labels={{ ownerId: t('common:field.owner'), dueOn: t('field.dueOn') }}
      change={(patch, version) => assignStep(step.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item name="ownerId" label={t('common:field.owner')} rules={[{ required: true }]}>
        <StaffPicker known={{ value: step.ownerId, label: step.ownerName ?? step.ownerId }} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('field.dueOn')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
    </ChangeDrawer>
  );
}
