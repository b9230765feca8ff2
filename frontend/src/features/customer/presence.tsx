import { EditOutlined, EyeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Tag, Tooltip } from 'antd';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, http } from '@/shared/api/client';
import { formatInstant } from '@/shared/lib/date';

/** A word holds for 45 seconds on the server. */
const SAID_EVERY = 15_000;

let edited: readonly string[] = [];
const listeners = new Set<() => void>();

function become(next: readonly string[]): void {
  edited = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says, for as long as the form is open, that the caller changes this customer's file. */
export function useEditing(customerId: string): void {
  useEffect(() => {
    become([...edited, customerId]);
    return () => {
      const at = edited.indexOf(customerId);
      become(edited.filter((_, index) => index !== at));
    };
  }, [customerId]);
}

/** Who else is at a customer's file; says in turn that the caller is, and leaves with the page. */
export function Presence(props: { customerId: string }) {
  const { customerId } = props;
  const { t } = useTranslation('customer');
  const editing = useSyncExternalStore(subscribe, () => edited.includes(customerId));
  const { data } = useQuery({
    queryKey: ['presence', customerId, editing],
    queryFn: async ({ signal }) =>
      answered(
        await http.PUT('/api/v1/customers/{id}/presence', {
          params: { path: { id: customerId } },
          body: { editing },
          signal,
        }),
      ),
    refetchInterval: SAID_EVERY,
    staleTime: 0,
    retry: false,
  });
  useEffect(
    () => () => {
      void http
        .DELETE('/api/v1/customers/{id}/presence', { params: { path: { id: customerId } } })
        .catch(() => undefined);
    },
    [customerId],
  );
  return (
    <span role="status">
      {data?.others.map((other) => (
        <Tooltip key={other.staffId} title={t('presence.since', { time: formatInstant(other.since) })}>
          <Tag
            color={other.editing ? 'warning' : 'default'}
            icon={other.editing ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
          >
            {t(other.editing ? 'presence.editing' : 'presence.here', { name: other.name })}
          </Tag>
        </Tooltip>
      ))}
    </span>
  );
}
