import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { Page } from '@/shared/ui/page';
import { MergeList } from './merge-list';

/** Who was made one customer, and taking it back. */
export function MergesPage() {
  const { t } = useTranslation('duplicate');
  const can = useCan();
  return (
    <Page
      title={t('merges')}
      actions={
        can('duplicate:read') && (
          <Link to="/duplicates">
            <Button>{t('title')}</Button>
          </Link>
        )
      }
    >
      <MergeList />
    </Page>
  );
}
