import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { ProblemNote } from '@/shared/ui/problem-note';

export function NotFound() {
  const { t } = useTranslation('common');
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('problem.pageNotFound')}>
      <Link to="/">{t('problem.toHome')}</Link>
    </Empty>
  );
}

export function PageFailed(props: ErrorComponentProps) {
  const router = useRouter();
  return <ProblemNote problem={asProblem(props.error)} onRetry={() => void router.invalidate()} />;
}
