import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { Page } from '@/shared/ui/page';
import { ChangeProgramDrawer, RegisterProgramDrawer } from './program-drawers';
import type { Program } from './vocabulary';

export function ProgramsPage() {
  const { t } = useTranslation(['card', 'common']);
  const can = useCan();
  const list = useList('/api/v1/card-programs');
  const [registering, setRegistering] = useState(false);
  const [changing, setChanging] = useState<Program>();

  const status = (program: Program) => (
    <Tag color={program.status === 'ACTIVE' ? 'green' : 'default'}>
      {t(`programStatus.${program.status}`)}
    </Tag>
  );
  const tiers = (program: Program) =>
    program.bonusTiers.length === 0
      ? '—'
      : program.bonusTiers.map(({ topUp, bonus }) => (
          <div key={topUp.amount}>
            <MoneyText value={topUp} /> + <MoneyText value={bonus} />
          </div>
        ));
  const actions = (program: Program) =>
    can('card-program:write') && (
      <Button size="small" onClick={() => setChanging(program)}>
        {t('common:action.edit')}
      </Button>
    );
  return (
    <Page
      title={t('programs')}
      actions={
        can('card-program:write') && (
          <Button type="primary" onClick={() => setRegistering(true)}>
            {t('registerProgram')}
          </Button>
        )
      }
    >
      <DataList
        list={list}
        label={t('programs')}
        rowKey={(program) => program.id}
        empty={t('noPrograms')}
        columns={[
          { title: t('field.programName'), dataIndex: 'name' },
          { title: t('field.code'), dataIndex: 'code' },
          { title: t('field.kind'), render: (_, program) => t(`kind.${program.kind}`) },
          {
            title: t('field.balanceCap'),
            align: 'right',
            render: (_, program) => <MoneyText value={program.balanceCap} />,
          },
          { title: t('field.bonusTiers'), render: (_, program) => tiers(program) },
          {
            title: t('field.validityMonths'),
            render: (_, { validityMonths }) =>
              validityMonths ? t('months', { count: validityMonths }) : t('noExpiry'),
          },
          { title: t('common:field.status'), render: (_, program) => status(program) },
        ]}
        actions={actions}
        card={(program) => ({
          title: program.name,
          extra: status(program),
          lines: (
            <Flex vertical gap={4}>
              <Typography.Text type="secondary">
                {program.code} · {t(`kind.${program.kind}`)}
              </Typography.Text>
              {tiers(program)}
              {actions(program)}
            </Flex>
          ),
        })}
      />
      {registering && <RegisterProgramDrawer onClose={() => setRegistering(false)} />}
      {changing && <ChangeProgramDrawer program={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}
