import { Link } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/shared/api/problem';
import { Loaded } from '@/shared/ui/loaded';
import { ProblemNote } from '@/shared/ui/problem-note';
import { RunResult } from './run-result';
import { useRun } from './use-run';
import type { Import } from './vocabulary';

export function TrialStep(props: {
  trial: Import;
  pending: boolean;
  problem: ApiProblem | undefined;
  onBack: () => void;
  onNext: () => void;
}) {
  const { t } = useTranslation(['exchange', 'common']);
  const query = useRun(props.trial.id);
  return (
    <Loaded query={query}>
      {(run) => (
        <Flex vertical gap={16}>
          <RunResult run={run} />
          <ProblemNote problem={props.problem} />
          <Flex justify="space-between">
            <Button onClick={props.onBack}>{t('common:action.previous')}</Button>
            <Button
              type="primary"
              disabled={run.status !== 'FINISHED' || run.rowsAccepted === 0}
              loading={props.pending}
              onClick={props.onNext}
            >
              {t('commit', { count: run.rowsAccepted })}
            </Button>
          </Flex>
        </Flex>
      )}
    </Loaded>
  );
}

export function ResultStep(props: { result: Import }) {
  const { t } = useTranslation('exchange');
  const query = useRun(props.result.id);
  return (
    <Loaded query={query}>
      {(run) => (
        <Flex vertical gap={16}>
          <RunResult run={run} />
          <Link to={run.target === 'CUSTOMERS' ? '/customers' : '/transactions'}>
            {t(`see.${run.target}`)}
          </Link>
        </Flex>
      )}
    </Loaded>
  );
}
