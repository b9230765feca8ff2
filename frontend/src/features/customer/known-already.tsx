import { Alert, Button, Flex, Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/shared/api/problem';
import type { Schemas } from '@/shared/api/types';
import { CustomerLink } from '@/shared/ui/customer-link';

type Candidate = Schemas['DuplicateCandidateView'];

/** Whom somebody new may be, and the way to register them all the same. */
export function KnownAlready(props: { problem: ApiProblem; onAnyway: (reason: string) => void }) {
  const { t } = useTranslation('customer');
  const [reason, setReason] = useState('');
  const candidates = (props.problem.candidates ?? []) as Candidate[];
  const anyway = () => {
    if (reason.trim() !== '') props.onAnyway(reason.trim());
  };
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('known.title')}
      description={
        <Flex vertical gap={12}>
          <span>{t('known.explain')}</span>
          <ul className="plain-list ruled">
            {candidates.map((candidate, position) => (
              <li key={candidate.customer?.id ?? position}>
                <Known candidate={candidate} />
              </li>
            ))}
          </ul>
          <Input
            aria-label={t('known.reason')}
            placeholder={t('known.reason')}
            maxLength={100}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              // The form around it would be sent without the reason.
              event.preventDefault();
              anyway();
            }}
          />
          <Flex>
            <Button disabled={reason.trim() === ''} onClick={anyway}>
              {t('known.anyway')}
            </Button>
          </Flex>
        </Flex>
      }
    />
  );
}

/** One who is known; of those outside one's scope it is only said whom to ask. */
function Known(props: { candidate: Candidate }) {
  const { t } = useTranslation(['customer', 'duplicate']);
  const { customer, ask, reasons = [] } = props.candidate;
  if (!customer) return <span>{t('known.ask', { name: ask ?? '—' })}</span>;
  const speaking = reasons.filter(({ grade }) => grade === 'SAME' || grade === 'SIMILAR');
  return (
    <Flex vertical gap={4}>
      <span>
        <CustomerLink id={customer.id} name={customer.name} />{' '}
        <Typography.Text type="secondary">
          {[customer.number, customer.ownerName].filter(Boolean).join(' · ')}
        </Typography.Text>
      </span>
      <Flex gap={4} wrap>
        {speaking.map(({ part, grade }) => (
          <Tag key={part} color={grade === 'SAME' ? 'green' : 'blue'}>
            {t(`duplicate:part.${part}`)} · {t(`duplicate:grade.${grade}`)}
          </Tag>
        ))}
      </Flex>
    </Flex>
  );
}
