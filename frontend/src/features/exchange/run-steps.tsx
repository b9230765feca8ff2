import { Link } from '@tanstack/react-router';
import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/shared/api/problem';
import { Loaded } from '@/shared/ui/loaded';
import { ProblemNote } from '@/shared/ui/problem-note';
import { RunResult } from './run-result';
import { useRun } from './use-run';
import { type Import, importedPlaces } from './vocabulary';

export function TrialStep(props: {
  trial: Import;
  pending: boolean;
  problem: ApiProblem | undefined;
  onBack: () => void;
  /** Begins again with a file in which the refused rows were mended. */
  onMended: () => void;
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
          <Flex justify="space-between" gap={8} wrap>
            <Flex gap={8} wrap>
              <Button onClick={props.onBack}>{t('common:action.previous')}</Button>
              {run.rowsRejected > 0 && <Button onClick={props.onMended}>{t('uploadMended')}</Button>}
            </Flex>
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

export function ResultStep(props: { result: Import; onMended: () => void }) {
  const { t } = useTranslation('exchange');
  const query = useRun(props.result.id);
  return (
    <Loaded query={query}>
      {(run) => (
        <Flex vertical gap={16}>
          <RunResult run={run} />
          <Flex gap={16} wrap align="center">
            {(run.rowsRejected > 0 || run.status === 'FAILED') && (
              <Button type="primary" onClick={props.onMended}>
                {t('uploadMended')}
              </Button>
            )}
            <Link to={importedPlaces[run.target]}>{t(`see.${run.target}`)}</Link>
            <Link to="/imports/$importId" params={{ importId: run.id }}>
              {t('seeRun')}
            </Link>
          </Flex>
        </Flex>
      )}
    </Loaded>
  );
}
