import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Col, Flex, Form, Input, InputNumber, Radio, Row, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { changeProgram, defineProgram } from './commands';
import { cardKinds, type Program, programStatuses, spendOrders } from './vocabulary';

type Definition = Schemas['DefineCardProgram'];

export function RegisterProgramDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation(['card', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Definition, Program>
      title={t('registerProgram')}
      submitText={t('common:action.save')}
      size={640}
      initial={{
        kind: 'REGISTERED',
        spendOrder: 'BONUS_FIRST',
        bonusTiers: [],
      }}
      send={defineProgram}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Row gutter={12}>
        <Col xs={24} sm={12}>
          <Form.Item name="code" label={t('field.code')} rules={[{ required: true }]}>
            <Input autoComplete="off" />
          </Form.Item>
        </Col>
        <Col xs={24} sm={12}>
          <Form.Item name="kind" label={t('field.kind')} rules={[{ required: true }]}>
            <Radio.Group options={options(cardKinds, (kind) => t(`kind.${kind}`))} />
          </Form.Item>
        </Col>
      </Row>
      <ProgramFields />
    </CommandDrawer>
  );
}

type Editable = Omit<Definition, 'code' | 'kind'>;

function editable(program: Program): Editable {
  const { name, balanceCap, transactionLimit, dailyLimit, validityMonths, bonusTiers, spendOrder, status } =
    program;
  return {
    name,
    balanceCap,
    bonusTiers,
    spendOrder,
    status,
    transactionLimit,
    dailyLimit,
    ...(validityMonths ? { validityMonths } : {}),
  };
}

export function ChangeProgramDrawer(props: { program: Program; onClose: () => void }) {
  const { t } = useTranslation(['card', 'common']);
  const { message } = App.useApp();
  return (
    <ChangeDrawer<Editable, Program>
      title={t('changeProgram', { name: props.program.name })}
      size={640}
      stored={props.program}
      read={editable}
      labels={{
        name: t('field.programName'),
        balanceCap: t('field.balanceCap'),
        transactionLimit: t('field.transactionLimit'),
        dailyLimit: t('field.dailyLimit'),
        validityMonths: t('field.validityMonths'),
        bonusTiers: t('field.bonusTiers'),
        spendOrder: t('field.spendOrder'),
        status: t('common:field.status'),
      }}
      change={(patch, version) => changeProgram(props.program.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <ProgramFields kind={props.program.kind} />
      <Form.Item name="status" label={t('common:field.status')}>
        <Radio.Group options={options(programStatuses, (status) => t(`programStatus.${status}`))} />
      </Form.Item>
    </ChangeDrawer>
  );
}

function ProgramFields(props: { kind?: Program['kind'] }) {
  const { t } = useTranslation('card');
  const kind = Form.useWatch('kind');
  const positive = useMoneyRule();
  return (
    <>
      <Form.Item name="name" label={t('field.programName')} rules={[{ required: true }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Row gutter={12}>
        {(['balanceCap', 'transactionLimit', 'dailyLimit'] as const).map((limit) => (
          <Col key={limit} xs={24} sm={8}>
            <Form.Item
              name={limit}
              label={t(`field.${limit}`)}
              {...(limit === 'balanceCap' ? { extra: t('capHint') } : {})}
              rules={[positive]}
            >
              <MoneyInput />
            </Form.Item>
          </Col>
        ))}
        {(props.kind ?? kind) === 'ANONYMOUS' && (
          <Col xs={24} sm={12}>
            <Form.Item name="validityMonths" label={t('field.validityMonths')}>
              <InputNumber className="wide" min={36} max={1200} precision={0} />
            </Form.Item>
          </Col>
        )}
        <Col xs={24} sm={12}>
          <Form.Item name="spendOrder" label={t('field.spendOrder')}>
            <Select options={options(spendOrders, (order) => t(`spendOrder.${order}`))} />
          </Form.Item>
        </Col>
      </Row>
      <BonusTiers />
    </>
  );
}

function BonusTiers() {
  const { t } = useTranslation('card');
  const positive = useMoneyRule();
  return (
    <Form.List name="bonusTiers">
      {(rows, { add, remove }) => (
        <fieldset className="plain-fieldset">
          <legend>{t('field.bonusTiers')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start">
              {(['topUp', 'bonus'] as const).map((part) => (
                <Form.Item
                  key={part}
                  name={[name, part]}
                  rules={[{ required: true }, positive]}
                  style={{ flex: 1 }}
                >
                  <MoneyInput aria-label={t(`tier.${part}`)} placeholder={t(`tier.${part}`)} />
                </Form.Item>
              ))}
              <Button
                type="text"
                icon={<MinusCircleOutlined aria-hidden />}
                aria-label={t('tier.remove', { number: name + 1 })}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('tier.add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
