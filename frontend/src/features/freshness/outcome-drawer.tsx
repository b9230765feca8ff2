import { App, Checkbox, Drawer, Flex, Form, type FormInstance, Input, Radio, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { recordReview } from './commands';
import { type Outcome, patchOf, recordOf } from './outcome';
import { type Customer, type Freshness, outcomes, type Review, type ReviewItem, written } from './vocabulary';

/** What came of asking one customer of a review. What is confirmed or changed is done in the same step. */
export function OutcomeDrawer(props: { review: Review; item: ReviewItem; onClose: () => void }) {
  const { t } = useTranslation('freshness');
  const of = { params: { path: { id: props.item.customerId } } };
  const customer = api.useQuery('get', '/api/v1/customers/{id}', of);
  const freshness = api.useQuery('get', '/api/v1/customers/{id}/freshness', of);
  const title = t('recordTitle', { name: props.item.customerName ?? '' });
  if (customer.data && freshness.data) {
    return <Questions {...props} title={title} customer={customer.data} freshness={freshness.data} />;
  }
  return (
    <Drawer open title={title} onClose={props.onClose}>
      <Loaded query={customer}>{() => <Loaded query={freshness}>{() => null}</Loaded>}</Loaded>
    </Drawer>
  );
}

function Questions(props: {
  review: Review;
  item: ReviewItem;
  title: string;
  customer: Customer;
  freshness: Freshness;
  onClose: () => void;
}) {
  const { t } = useTranslation(['freshness', 'common']);
  const { message } = App.useApp();
  const { customer, item } = props;
  return (
    <CommandDrawer<Outcome, ReviewItem>
      title={props.title}
      submitText={t('common:action.save')}
      initial={{
        outcome: item.outcome ?? 'CONFIRMED',
        fields: item.outcome ? item.fields : props.freshness.dueFields,
        name: customer.name,
        points: customer.contactPoints.map(({ value }) => ({ value })),
        addresses: customer.addresses.map(({ detail }) => ({ detail })),
        contacts: customer.contacts.map(({ phone }) => ({ phone: phone ?? '' })),
        ...(item.note ? { note: item.note } : {}),
      }}
      send={(said) => recordReview(props.review.id, item.id, recordOf(customer, said))}
      onDone={() => void message.success(t('recorded'))}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <Form.Item name="outcome" label={t('result')}>
            <Radio.Group options={options(outcomes, (each) => t(`outcome.${each}`))} />
          </Form.Item>
          <OutcomeFields form={form} customer={customer} freshness={props.freshness} />
          <Form.Item name="note" label={t('common:field.note')}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        </>
      )}
    </CommandDrawer>
  );
}

function OutcomeFields(props: { form: FormInstance<Outcome>; customer: Customer; freshness: Freshness }) {
  const { t } = useTranslation(['freshness', 'common']);
  const { form, customer, freshness } = props;
  const outcome = Form.useWatch('outcome', form);
  const fields = [...new Set(freshness.fields.map(({ field }) => field))];
  if (outcome === 'UNREACHABLE') return null;
  return (
    <>
      {outcome === 'CHANGED' && <Changes form={form} customer={customer} />}
      <Form.Item
        name="fields"
        label={t('stillRight')}
        rules={outcome === 'CONFIRMED' ? [{ required: true, message: t('nothingChosen') }] : []}
      >
        <Checkbox.Group>
          <Flex vertical gap={8}>
            {fields.map((field) => (
              <Checkbox key={field} value={field}>
                {t(`customerField.${field}`)}{' '}
                <Typography.Text type="secondary">
                  {written(customer, field).join(t('common:semicolon'))}
                </Typography.Text>
              </Checkbox>
            ))}
          </Flex>
        </Checkbox.Group>
      </Form.Item>
    </>
  );
}

/** What is written now, to be written anew. */
function Changes(props: { form: FormInstance<Outcome>; customer: Customer }) {
  const { t } = useTranslation(['freshness', 'customer']);
  const { form, customer } = props;
  return (
    <>
      <Form.Item
        name="name"
        label={t('customerField.NAME')}
        rules={[
          { required: true, whitespace: true },
          {
            validator: () =>
              Object.keys(patchOf(customer, form.getFieldsValue())).length > 0
                ? Promise.resolve()
                : Promise.reject(new Error(t('nothingChanged'))),
          },
        ]}
        dependencies={['points', 'addresses', 'contacts']}
      >
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
      {customer.contactPoints.map((point, index) => (
        <Form.Item
          key={point.id ?? point.value}
          name={['points', index, 'value']}
          label={t(`customer:contactPointType.${point.type}`)}
        >
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
      ))}
      {customer.addresses.map((address, index) => (
        <Form.Item
          key={address.id ?? address.detail}
          name={['addresses', index, 'detail']}
          label={[t(`customer:addressType.${address.type}`), address.province, address.city, address.district]
            .filter(Boolean)
            .join(' ')}
        >
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
      ))}
      {customer.contacts.map((contact, index) => (
        <Form.Item
          key={contact.id ?? contact.name}
          name={['contacts', index, 'phone']}
          label={t('phoneOf', { name: contact.name })}
        >
          <Input autoComplete="off" maxLength={50} />
        </Form.Item>
      ))}
    </>
  );
}
