import { App, Button, Flex, Form, Input, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { printPage, saveFile } from '@/shared/lib/download';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { DateInput } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';
import {
  type AccountStatement,
  answerStatement,
  issueStatement,
  statementPage,
  statementPdf,
} from './statement-commands';
import { useStatementWords } from './use-statement-words';

const answers = valuesOf<Schemas['StatementAnswer']>({ CONFIRMED: 0, DISPUTED: 0 });

/** What was sent to a customer for them to confirm, and what they said to it. */
export function AccountStatements(props: { customerId: string }) {
  const { t, i18n } = useStatementWords();
  const can = useCan();
  const { customerId } = props;
  const [open, setOpen] = useState<'issue' | AccountStatement>();
  const list = useList('/api/v1/account-statements', { query: { customerId } });
  const state = ({ answer }: AccountStatement) => (
    <Tag color={answer === 'CONFIRMED' ? 'green' : answer === 'DISPUTED' ? 'red' : 'default'}>
      {t(answer ? `answer.${answer}` : 'waits')}
    </Tag>
  );
  const period = (each: AccountStatement) => `${each.periodFrom} – ${each.periodTo}`;
  const acts = (each: AccountStatement) => (
    <Flex gap={8} wrap>
      <ActButton
        size="small"
        done={t('printing')}
        send={async () => {
          await printPage(() => statementPage(each.id, i18n.language));
          return true;
        }}
      >
        {t('print')}
      </ActButton>
      <ActButton
        size="small"
        done={t('saved')}
        send={async () => {
          saveFile(await statementPdf(each.id, i18n.language), `${each.number}.pdf`);
          return true;
        }}
      >
        PDF
      </ActButton>
      {!each.answer && can('bill:write') && (
        <Button size="small" onClick={() => setOpen(each)}>
          {t('noteAnswer')}
        </Button>
      )}
    </Flex>
  );
  return (
    <>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Typography.Title level={2} className="section-title">
          {t('title')}
        </Typography.Title>
        {can('bill:write') && <Button onClick={() => setOpen('issue')}>{t('issue')}</Button>}
      </Flex>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(each) => each.id}
        empty={t('empty')}
        columns={[
          { title: t('common:field.number'), dataIndex: 'number' },
          { title: t('period'), render: (_, each) => period(each) },
          {
            title: t('opening'),
            align: 'right',
            render: (_, each) => <MoneyText value={each.opening} />,
          },
          {
            title: t('closing'),
            align: 'right',
            render: (_, each) => <MoneyText value={each.closing} strong />,
          },
          { title: t('common:field.status'), render: (_, each) => state(each) },
        ]}
        actions={acts}
        card={(each) => ({
          title: each.number,
          extra: state(each),
          lines: (
            <Flex vertical gap={6}>
              <span>{period(each)}</span>
              <span>
                {t('closing')} <MoneyText value={each.closing} strong />
              </span>
              {acts(each)}
            </Flex>
          ),
        })}
      />
      {open === 'issue' && <IssueDrawer customerId={customerId} onClose={() => setOpen(undefined)} />}
      {typeof open === 'object' && <AnswerDrawer statement={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function IssueDrawer(props: { customerId: string; onClose: () => void }) {
  const { t } = useStatementWords();
  const { message } = App.useApp();
  const now = today();
  return (
    <CommandDrawer<{ from: string; to: string }, AccountStatement>
      title={t('issue')}
      submitText={t('issue')}
      initial={{ from: `${now.slice(0, 7)}-01`, to: now }}
      send={(values, key) => issueStatement({ ...values, customerId: props.customerId }, key)}
      onDone={({ number }) => void message.success(t('issued', { number }))}
      onClose={props.onClose}
    >
      <p>{t('hint')}</p>
      <Form.Item name="from" label={t('from')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item name="to" label={t('to')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
    </CommandDrawer>
  );
}

function AnswerDrawer(props: { statement: AccountStatement; onClose: () => void }) {
  const { t } = useStatementWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['AnswerStatement'], AccountStatement>
      title={`${t('noteAnswer')} · ${props.statement.number}`}
      submitText={t('common:action.save')}
      initial={{ answer: 'CONFIRMED' }}
      send={(values) => answerStatement(props.statement, values)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item name="answer" label={t('theirAnswer')} rules={[{ required: true }]}>
        <Select options={options(answers, (each) => t(`answer.${each}`))} />
      </Form.Item>
      <Form.Item name="answeredBy" label={t('answeredBy')}>
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}
