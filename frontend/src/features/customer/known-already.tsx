import { Alert, Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/shared/api/problem';
import type { Schemas } from '@/shared/api/types';
import { CustomerLink } from '@/shared/ui/customer-link';

/** Whom somebody new may be, and the way to register them all the same. */
export function KnownAlready(props: { problem: ApiProblem; onAnyway: (reason: string) => void }) {
  const { t } = useTranslation('customer');
  const [reason, setReason] = useState('');
  const candidates = (props.problem.candidates ?? []) as Schemas['DuplicateCandidateView'][];
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('known.title')}
      description={
        <Flex vertical gap={12}>
          {candidates.map((candidate, position) =>
            candidate.customer ? (
              <span key={candidate.customer.id}>
                <CustomerLink id={candidate.customer.id} name={candidate.customer.name} /> ·{' '}
                {candidate.customer.number}
              </span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: nothing else is said of them
              <span key={position}>{t('known.ask', { name: candidate.ask ?? '—' })}</span>
            ),
          )}
          <Input
            aria-label={t('known.reason')}
            placeholder={t('known.reason')}
            maxLength={100}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Flex>
            <Button disabled={reason.trim() === ''} onClick={() => props.onAnyway(reason.trim())}>
              {t('known.anyway')}
            </Button>
          </Flex>
        </Flex>
      }
    />
  );
}
