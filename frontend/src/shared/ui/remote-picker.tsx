import { Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ItemOf, type ListPath, type ListQuery, useList } from '../api/list';
import { useCustomerName } from './use-customer-name';
import { usePaused } from './use-paused';

type Option = { value: string; label: string };

export type PickerProps = {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  'aria-label'?: string;
  /** What is chosen already, so that it shows its name before anything was searched. */
  known?: Option | undefined;
};

/** Chooses one record of a list by the server's own search. */
export function RemotePicker<P extends ListPath>(
  props: PickerProps & {
    path: P;
    query?: ListQuery;
    find?: (text: string) => ListQuery;
    option: (item: ItemOf<P>) => Option;
    /** One that cannot be meant. */
    except?: string;
  },
) {
  const {
    path,
    query,
    find = (text) => ({ q: text }),
    option,
    except,
    known,
    value,
    onChange,
    ...rest
  } = props;
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState('');
  const q = usePaused(typed).trim();
  const [asked, setAsked] = useState(false);
  const list = useList(path, { query: { ...query, ...(q ? find(q) : {}), limit: 20 }, enabled: asked });
  const found = list.items.map(option).filter((each) => each.value !== except);
  const options =
    known && !found.some((each) => each.value === known.value) && !q ? [known, ...found] : found;
  return (
    <Select<string>
      {...rest}
      className="wide"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onOpenChange={(open) => open && setAsked(true)}
      onFocus={() => setAsked(true)}
      options={options}
      value={value ?? null}
      onChange={(next: string | undefined) => onChange?.(next)}
      notFoundContent={list.isFetching ? <Spin size="small" /> : t('list.nothing')}
    />
  );
}

/** Chooses a customer; one who was chosen elsewhere, such as in a draft, is asked for by id to be named. */
export function CustomerPicker(props: PickerProps) {
  const { value, known, onChange } = props;
  const [chosen, setChosen] = useState<string>();
  const other = value !== undefined && value !== chosen && !known;
  const name = useCustomerName(other ? value : undefined);
  return (
    <RemotePicker
      {...props}
      path="/api/v1/customers"
      known={known ?? (other && name ? { value, label: name } : undefined)}
      option={(customer) => ({
        value: customer.id,
        label: [customer.name, customer.number, customer.phone].filter(Boolean).join(' · '),
      })}
      onChange={(id) => {
        setChosen(id);
        onChange?.(id);
      }}
    />
  );
}

export function StaffPicker(props: PickerProps) {
  return (
    <RemotePicker
      {...props}
      path="/api/v1/staff"
      find={(text) => ({ 'displayName[like]': text })}
      option={(staff) => ({ value: staff.id, label: `${staff.displayName} (${staff.username})` })}
    />
  );
}

export function OrgUnitPicker(props: PickerProps) {
  return (
    <RemotePicker
      {...props}
      path="/api/v1/org-units"
      find={(text) => ({ 'name[like]': text })}
      option={(unit) => ({ value: unit.id, label: `${unit.name} (${unit.code})` })}
    />
  );
}
