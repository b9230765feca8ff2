import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';

/** The one place that tells a person what was refused and why. */
export function ProblemNote(props: {
  problem: ApiProblem | undefined;
  /** What the fields of the form do not show themselves. */
  rest?: readonly string[];
  onRetry?: () => void;
}) {
  const { t } = useTranslation('common');
  const { problem, rest = [] } = props;
  if (!problem) return null;
  const title = problem.title ?? t(`problem.${localTitle(problem)}`);
  const lines = [problem.detail, ...rest].filter((line) => line !== undefined && line !== title);
  return (
    <Alert
      type={problem.status === 202 ? 'info' : 'error'}
      showIcon
      role="alert"
      title={title}
      description={
        lines.length > 0 || problem.retryAfter ? (
          <>
            {lines.map((line) => (
              <div key={line}>{line}</div>
            ))}
            {problem.retryAfter && <div>{t('problem.retryAfter', { seconds: problem.retryAfter })}</div>}
          </>
        ) : undefined
      }
      action={
        props.onRetry && (
          <Button size="small" onClick={props.onRetry}>
            {t('action.retry')}
          </Button>
        )
      }
    />
  );
}

function localTitle(problem: ApiProblem) {
  if (problem.status === 0) return 'network';
  if (problem.status === 202) return 'waits';
  if (problem.status === 403) return 'forbidden';
  if (problem.status === 404) return 'notFound';
  if (problem.status >= 500) return 'server';
  return 'unexpected';
}
