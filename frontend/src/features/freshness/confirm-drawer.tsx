import { App, Checkbox, Drawer, Flex, Form, Input, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { formatInstant } from '@/shared/lib/date';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { confirmFields } from './commands';
import { type Customer, type Field, type Freshness, written } from './vocabulary';

type Confirmation = { fields: Field[]; note?: string };

/** Shows what is written and asks which of it is still right; what is due is ticked already. */
export function ConfirmDrawer(props: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation('freshness');
  const of = { params: { path: { id: props.id } } };
  const customer = api.useQuery('get', '/api/v1/customers/{id}', of);
  const freshness = api.useQuery('get', '/api/v1/customers/{id}/freshness', of);
  const title = t('confirmTitle', { name: props.name });
  if (customer.data && freshness.data) {
    return (
      <Questions title={title} customer={customer.data} freshness={freshness.data} onClose={props.onClose} />
    );
  }
  return (
    <Drawer open title={title} onClose={props.onClose}>
      <Loaded query={customer}>{() => <Loaded query={freshness}>{() => null}</Loaded>}</Loaded>
    </Drawer>
  );
}

function Questions(props: { title: string; customer: Customer; freshness: Freshness; onClose: () => void }) {
  const { t } = useTranslation(['freshness', 'common']);
  const { message } = App.useApp();
  const { customer, freshness } = props;
  const fields = [...new Set(freshness.fields.map(({ field }) => field))];
  const last = (field: Field) =>
    freshness.fields
      .filter((each) => each.field === field)
      .map(({ verifiedAt }) => verifiedAt)
      .sort()[0] ?? '';
  return (
    <CommandDrawer<Confirmation, Freshness>
      title={props.title}
      submitText={t('confirmSubmit')}
      initial={{ fields: freshness.dueFields }}
      // What was looked at is confirmed, whatever has been read again since.
      send={({ fields: right, note }, key) =>
        confirmFields(customer.id, { fields: right, ...(note ? { note } : {}) }, customer.version, key)
      }
      onDone={() => void message.success(t('confirmed'))}
      onClose={props.onClose}
    >
      <Form.Item
        name="fields"
        label={t('stillRight')}
        rules={[{ required: true, message: t('nothingChosen') }]}
      >
        <Checkbox.Group>
          <Flex vertical gap={12}>
            {fields.map((field) => (
              <Checkbox key={field} value={field}>
                <Flex vertical>
                  <span>
                    {t(`customerField.${field}`)}{' '}
                    {freshness.dueFields.includes(field) && <Tag color="orange">{t('due')}</Tag>}
                  </span>
                  <Typography.Text>{written(customer, field).join(t('common:semicolon'))}</Typography.Text>
                  <Typography.Text type="secondary">
                    {t('lastLooked', { at: formatInstant(last(field)) })}
                  </Typography.Text>
                </Flex>
              </Checkbox>
            ))}
          </Flex>
        </Checkbox.Group>
      </Form.Item>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}
