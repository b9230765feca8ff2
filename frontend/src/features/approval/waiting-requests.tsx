import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { useActName } from './vocabulary';

/**
 * What waits for a second person about a record or a customer, said where people look at it: so nobody asks twice, and
 * whoever may decide finds it. `about` leaves those that are about one of these records, or name one in what they ask for.
 */
export function WaitingRequests(props: {
  of: { subjectId: string } | { customerId: string };
  about?: readonly string[];
}) {
  const { t } = useTranslation('approval');
  const can = useCan();
  const actName = useActName();
  const list = useList('/api/v1/approvals', {
    query: { ...props.of, status: 'PENDING', limit: 100 },
    enabled: can('approval:read'),
  });
  if (list.isPlaceholderData) return null;
  const waiting = list.items.filter(
    ({ subjectId, payload }) =>
      props.about?.some((id) => id === subjectId || JSON.stringify(payload).includes(id)) ?? true,
  );
  if (waiting.length === 0) return null;
  const decides = waiting.some(({ mayDecide }) => mayDecide);
  return (
    <Alert
      type="info"
      showIcon
      title={waiting.map(({ id, action, makerName, createdAt }) => (
        <div key={id}>
          {t('waiting', { act: actName(action), maker: makerName, at: formatInstant(createdAt) })}
        </div>
      ))}
      action={
        <Link to="/approvals" search={{ status: 'PENDING', mayDecide: decides || undefined }}>
          {t(decides ? 'toDecide' : 'toLook')}
        </Link>
      }
    />
  );
}
