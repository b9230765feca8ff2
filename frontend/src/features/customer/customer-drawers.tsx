import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { changeCustomer, registerCustomer } from './commands';
import { CustomerFields } from './customer-fields';
import { KnownAlready } from './known-already';
import { useEditing } from './presence';
import type { Customer } from './vocabulary';

/** Registers a customer and goes to their page. */
export function RegisterCustomerDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation('customer');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const override = useRef<string>(undefined);
  return (
    <CommandDrawer<Schemas['RegisterCustomer'], Customer>
      title={t('register')}
      submitText={t('registerSubmit')}
      draft="customer"
      size={640}
      initial={{
        kind: 'PERSON',
        tier: 'REGULAR',
        stage: 'ACTIVE',
        contactPoints: [{ type: 'MOBILE', value: '', primary: true }],
      }}
      send={(values, key) => registerCustomer(values, key, override.current)}
      explain={(problem, _, { again }) =>
        problem.code === 'possible_duplicate' ? (
          <KnownAlready
            problem={problem}
            onAnyway={(reason) => {
              override.current = reason;
              again();
            }}
          />
        ) : null
      }
      onDone={(customer) => {
        void message.success(t('registered', { name: customer.name }));
        void navigate({ to: '/customers/$customerId', params: { customerId: customer.id } });
      }}
      onClose={props.onClose}
    >
      <CustomerFields brief />
    </CommandDrawer>
  );
}

type Editable = Omit<Schemas['RegisterCustomer'], 'customFields' | 'externalRef'>;

const editable = (customer: Customer): Editable => {
  const { kind, name, tier, stage, ownerId, unitId, industry, creditCode, gender, birthday, source, note } =
    customer;
  const { tags, contactPoints, addresses, contacts } = customer;
  return Object.fromEntries(
    Object.entries({
      ...{ kind, name, tier, stage, ownerId, unitId, industry, creditCode, gender, birthday, source, note },
      ...{ tags, contactPoints, addresses, contacts },
    }).filter(([, value]) => value !== undefined),
  ) as Editable;
};

export function ChangeCustomerDrawer(props: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation(['customer', 'common']);
  const { message } = App.useApp();
  useEditing(props.customer.id);
  return (
    <ChangeDrawer<Editable, Customer>
      title={t('changeTitle', { name: props.customer.name })}
      size={640}
      stored={props.customer}
      draft={`customer.change.${props.customer.id}`}
      read={editable}
      labels={{
        kind: t('field.kind'),
        name: t('field.name'),
        tier: t('field.tier'),
        stage: t('field.stage'),
        ownerId: t('field.owner'),
        unitId: t('field.unit'),
        industry: t('field.industry'),
        creditCode: t('field.creditCode'),
        gender: t('field.gender'),
        birthday: t('field.birthday'),
        source: t('field.source'),
        note: t('field.note'),
        tags: t('field.tags'),
        contactPoints: t('field.contactPoints'),
        addresses: t('field.addresses'),
        contacts: t('field.contacts'),
      }}
      show={(field, value) => {
        if (Array.isArray(value)) {
          return value
            .map((each) => (typeof each === 'string' ? each : (each.value ?? each.detail ?? each.name)))
            .join(t('common:semicolon'));
        }
        return field === 'tier' || field === 'stage' || field === 'kind'
          ? t(`${field}.${value}` as 'tier.VIP')
          : undefined;
      }}
      change={(patch, version) => changeCustomer(props.customer.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <CustomerFields
        owner={
          props.customer.ownerName && props.customer.ownerId
            ? { value: props.customer.ownerId, label: props.customer.ownerName }
            : undefined
        }
        unit={
          props.customer.unitName && props.customer.unitId
            ? { value: props.customer.unitId, label: props.customer.unitName }
            : undefined
        }
      />
    </ChangeDrawer>
  );
}
