import { Button, Card, Empty, Flex, Progress, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { isZero } from '@/shared/lib/money';
import { uuid } from '@/shared/lib/uuid';
import { ActButton } from '@/shared/ui/act-button';
import { CustomerLink } from '@/shared/ui/customer-link';
import { Details } from '@/shared/ui/detail';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';
import { acceptMatch, asMatch, undoMatch } from './commands';
import { LineStatus } from './line-list';
import { ManualDrawer, SetAsideDrawer, UndoDrawer } from './match-drawers';
import type { BankLine, BankMatch, Candidate } from './vocabulary';

/** One movement: what the bank says of it, whose money it could be, and what was done about it. */
export function MatchPanel(props: { line: BankLine }) {
  const { t } = useTranslation('bank');
  const can = useCan();
  const { line } = props;
  const [open, setOpen] = useState<'manual' | 'aside'>();
  const isOpen = line.status === 'OPEN' || line.status === 'PARTLY_MATCHED';
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Title level={2} className="section-title">
          {line.counterpartyName ?? t('unknownPayer')}
        </Typography.Title>
        <Flex gap={8} align="center">
          <LineStatus line={line} />
          <MoneyText value={line.amount} signed strong />
        </Flex>
      </Flex>
      <Details
        columns={2}
        items={[
          [t('field.account'), line.accountName],
          [t('field.bookedOn'), line.bookedOn],
          [t('field.counterpartyAccount'), line.counterpartyAccount],
          [t('field.counterpartyBank'), line.counterpartyBank],
          [t('field.reference'), line.reference],
          [t('field.remark'), line.remark],
          [t('field.open'), isOpen && !isZero(line.matched) && <MoneyText key="open" value={line.open} />],
        ]}
      />
      {isOpen && (
        <>
          <Flex justify="space-between" align="center" gap={8} wrap>
            <Typography.Title level={3} className="section-title">
              {t('candidates')}
            </Typography.Title>
            {can('bank:match') && (
              <Flex gap={8} wrap>
                {can('transaction:post') && (
                  <Button size="small" onClick={() => setOpen('manual')}>
                    {t('manual')}
                  </Button>
                )}
                <Button size="small" onClick={() => setOpen('aside')}>
                  {t('setAside')}
                </Button>
              </Flex>
            )}
          </Flex>
          <Candidates line={line} />
        </>
      )}
      <Matches line={line} />
      {open === 'manual' && <ManualDrawer line={line} onClose={() => setOpen(undefined)} />}
      {open === 'aside' && <SetAsideDrawer line={line} onClose={() => setOpen(undefined)} />}
    </Flex>
  );
}

function Candidates(props: { line: BankLine }) {
  const { t } = useTranslation('bank');
  const list = useList('/api/v1/bank-lines/{id}/proposals', { path: { id: props.line.id } });
  if (list.error) return <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Card loading />;
  if (list.items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noCandidates')} />;
  return (
    <ul className="cards" aria-label={t('candidates')}>
      {list.items.map((candidate) => (
        <li key={[candidate.method, candidate.customerId, candidate.entryId, candidate.amount.amount].join()}>
          <CandidateCard line={props.line} candidate={candidate} />
        </li>
      ))}
    </ul>
  );
}

function CandidateCard(props: { line: BankLine; candidate: Candidate }) {
  const { t } = useTranslation('bank');
  const can = useCan();
  const { line, candidate } = props;
  const score = Math.round(candidate.score * 100);
  const mayAccept = can('bank:match') && (candidate.entryId !== undefined || can('transaction:post'));
  return (
    <Card size="small">
      <Flex vertical gap={6}>
        <Flex justify="space-between" gap={8} wrap align="center">
          <CustomerLink id={candidate.customerId} name={candidate.customerName} />
          <MoneyText value={candidate.amount} strong />
        </Flex>
        <Flex gap={8} wrap align="center">
          <Tag color="blue">{t(`method.${candidate.method}`)}</Tag>
          <Progress
            percent={score}
            size="small"
            steps={5}
            aria-label={t('score')}
            format={(percent) => <Typography.Text type="secondary">{percent}%</Typography.Text>}
          />
          {candidate.automatic && <Tag color="green">{t('sure')}</Tag>}
        </Flex>
        {candidate.evidence && (
          <Typography.Text type="secondary">{t('evidence', { found: candidate.evidence })}</Typography.Text>
        )}
        {candidate.entryNumber && <span>{t('recorded', { number: candidate.entryNumber })}</span>}
        {candidate.shares.length > 0 && (
          <ul className="plain-list" aria-label={t('settles')}>
            {candidate.shares.map((share) => (
              <li key={share.itemId ?? share.number}>
                <Flex justify="space-between" gap={8}>
                  <span>{[share.number, share.reference].filter(Boolean).join(' · ')}</span>
                  <MoneyText value={share.amount} />
                </Flex>
              </li>
            ))}
          </ul>
        )}
        {mayAccept && (
          <Flex justify="end">
            <ActButton
              type="primary"
              size="small"
              done={t('matched')}
              send={(key) => acceptMatch(line.id, asMatch(candidate), key)}
              undo={({ id }) => undoMatch(id, { reason: t('undoReason') }, uuid())}
            >
              {t('accept')}
            </ActButton>
          </Flex>
        )}
      </Flex>
    </Card>
  );
}

/** What was done about the movement, the latest first; what stands can be undone. */
function Matches(props: { line: BankLine }) {
  const { t } = useTranslation('bank');
  const can = useCan();
  const [undoing, setUndoing] = useState<BankMatch>();
  const list = useList('/api/v1/bank-lines/{id}/matches', { path: { id: props.line.id } });
  if (list.items.length === 0) return null;
  return (
    <>
      <Typography.Title level={3} className="section-title">
        {t('matches')}
      </Typography.Title>
      <ul className="plain-list ruled" aria-label={t('matches')}>
        {list.items.map((match) => (
          <li key={match.id}>
            <Flex justify="space-between" gap={8} wrap align="center">
              <Flex gap={8} wrap align="center">
                <Tag>{t(`kind.${match.kind}`)}</Tag>
                {match.customerId && match.customerName && (
                  <CustomerLink id={match.customerId} name={match.customerName} />
                )}
                {match.automatic && <Tag color="green">{t('automatic')}</Tag>}
                {match.reversalOf && <Tag color="orange">{t('undoing')}</Tag>}
                {match.reversedBy && <Tag color="orange">{t('undone')}</Tag>}
              </Flex>
              <Flex gap={8} align="center">
                <MoneyText value={match.amount} signed />
                {!match.reversalOf && !match.reversedBy && can('bank:match') && (
                  <Button size="small" danger onClick={() => setUndoing(match)}>
                    {t('undo')}
                  </Button>
                )}
              </Flex>
            </Flex>
            <Typography.Text type="secondary">
              {formatInstant(match.createdAt)}
              {match.createdByName && ` · ${match.createdByName}`}
              {match.reason && ` · ${match.reason}`}
            </Typography.Text>
          </li>
        ))}
      </ul>
      {undoing && <UndoDrawer match={undoing} onClose={() => setUndoing(undefined)} />}
    </>
  );
}
