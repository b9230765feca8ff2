import { Link } from '@tanstack/react-router';
import { Alert, Card, Flex, Progress, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { Loaded } from '@/shared/ui/loaded';
import { revertImport } from './commands';
import { useRevert } from './use-revert';
import { type Import, type Revert, removing } from './vocabulary';

/** Takes a finished import back: what that would do, how far it is, and what could not be taken back. */
export function RevertCard(props: { run: Import }) {
  const { t } = useTranslation('exchange');
  const query = useRevert(props.run.id);
  return (
    <Card
      title={
        <Typography.Title level={2} className="section-title">
          {t('revert.title')}
        </Typography.Title>
      }
    >
      <Loaded query={query} rows={2}>
        {(revert) => (
          <Flex vertical gap={12}>
            <State run={props.run} revert={revert} />
            {revert.keptRecords.length > 0 && <Kept revert={revert} />}
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}

function State(props: { run: Import; revert: Revert }) {
  const { t } = useTranslation('exchange');
  const { run, revert } = props;
  const all = revert.created + revert.updated;
  const past = revert.reverted + revert.kept;
  if (revert.status === 'RUNNING') {
    return (
      <Flex vertical gap={8} role="status">
        <span>{t('revert.running', { past, all: all + past })}</span>
        <Progress
          percent={all + past > 0 ? Math.floor((100 * past) / (all + past)) : 0}
          status="active"
          aria-label={t('revert.title')}
        />
      </Flex>
    );
  }
  if (revert.status === 'DONE') {
    return (
      <Alert
        type={revert.kept > 0 ? 'warning' : 'success'}
        showIcon
        title={t('revert.done', { reverted: revert.reverted, kept: revert.kept })}
        description={revert.endedAt && formatInstant(revert.endedAt)}
      />
    );
  }
  if (all === 0 && !revert.status) return <Typography.Text>{t('revert.nothing')}</Typography.Text>;
  return (
    <>
      {revert.status === 'STOPPED' && (
        <Alert
          type="error"
          showIcon
          title={t('revert.stopped')}
          description={t(`revert.stop.${revert.stopCode}` as 'revert.stop.not_allowed', {
            defaultValue: revert.stopCode ?? '',
          })}
        />
      )}
      <Plan run={run} revert={revert} />
    </>
  );
}

/** What would become of the records, in so many words, and the press that begins it. */
function Plan(props: { run: Import; revert: Revert }) {
  const { t } = useTranslation('exchange');
  const can = useCan();
  const { run, revert } = props;
  const { target } = run;
  const needed = ['import:write', removing[target]].filter((each) => each !== undefined);
  return (
    <>
      <ul className="plain-list">
        {revert.created > 0 && (
          <li>{t(`revert.plan.${target}` as 'revert.plan.CUSTOMERS', { count: revert.created })}</li>
        )}
        {revert.updated > 0 && <li>{t('revert.putBack', { count: revert.updated })}</li>}
        {revert.changedSince > 0 && (
          <li>
            <Typography.Text strong>
              {t('revert.changedSince', { count: revert.changedSince })}
            </Typography.Text>
          </li>
        )}
        <li>
          <Typography.Text type="secondary">{t('revert.hint')}</Typography.Text>
        </li>
      </ul>
      {target !== 'CARDS' && needed.every(can) && (
        <div>
          <ActButton
            danger
            confirm={t('revert.confirm', { file: run.fileName })}
            done={t('revert.begun')}
            send={() => revertImport(run.id)}
          >
            {t(revert.status === 'STOPPED' ? 'revert.goOn' : 'revert.act')}
          </ActButton>
        </div>
      )}
      {!needed.every(can) && <Alert type="info" showIcon title={t('revert.notAllowed')} />}
    </>
  );
}

/** What was left as it is, each with its reason. */
function Kept(props: { revert: Revert }) {
  const { t } = useTranslation('exchange');
  const { kept, keptRecords } = props.revert;
  return (
    <Flex vertical gap={8} component="section" aria-label={t('revert.kept')}>
      <Typography.Text strong>
        {t('revert.keptOf', { count: keptRecords.length, total: kept })}
      </Typography.Text>
      <Table
        size="small"
        rowKey="recordId"
        aria-label={t('revert.kept')}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        className="wrapping"
        dataSource={keptRecords}
        columns={[
          { title: t('revert.record'), render: (_, record) => <Record record={record} /> },
          { title: t('revert.reason'), dataIndex: 'reason' },
        ]}
      />
    </Flex>
  );
}

function Record(props: { record: Schemas['RevertKeptView'] }) {
  const { t } = useTranslation('exchange');
  const { subject, recordId } = props.record;
  const name = `${t(`revert.subject.${subject}`)} ${recordId.slice(-8)}`;
  switch (subject) {
    case 'CUSTOMER':
      return (
        <Link to="/customers/$customerId" params={{ customerId: recordId }}>
          {name}
        </Link>
      );
    case 'CONTRACT':
      return (
        <Link to="/contracts/$contractId" params={{ contractId: recordId }}>
          {name}
        </Link>
      );
    case 'CARD':
      return (
        <Link to="/cards/$cardId" params={{ cardId: recordId }}>
          {name}
        </Link>
      );
    case 'ENTRY':
      return (
        <Link to="/transactions" search={{ entry: recordId }}>
          {name}
        </Link>
      );
    default:
      return name;
  }
}
