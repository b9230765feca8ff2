import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { ProblemNote } from '@/shared/ui/problem-note';
import { missesParts } from './pwa';

export function NotFound() {
  const { t } = useTranslation('common');
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('problem.pageNotFound')}>
      <Link to="/">{t('problem.toHome')}</Link>
    </Empty>
  );
}

export function PageFailed(props: ErrorComponentProps) {
  const { t } = useTranslation('common');
  const router = useRouter();
  // A part of the program that could not be loaded is asked for again only by a fresh start.
  const retry = () => (missesParts() ? globalThis.location.reload() : void router.invalidate());
  const problem = asProblem(props.error);
  // Asking again does not help whoever may not enter.
  if (problem.status === 403) {
    return (
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('problem.forbiddenPage')}>
        <Link to="/">{t('problem.toHome')}</Link>
      </Empty>
    );
  }
  return <ProblemNote problem={problem} onRetry={retry} />;
}
