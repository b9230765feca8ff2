import { Alert, Button, Checkbox, Flex, Input, Radio, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { options } from '@/shared/lib/options';
import { paymentMethods } from '@/shared/lib/vocabulary';
import { useFieldLabel } from './use-field-label';
import { createdOnly, type ImportOptions, knownBy, type Meaning, rowModes } from './vocabulary';

type Target = ImportOptions['target'];

/** The fields of the file that its records are known again by. */
export const keysOf = (target: Target, { mapping }: Meaning): string[] =>
  knownBy(target).filter((field) => Object.values(mapping).includes(field));

/** What the rows may do with what is there already, and what fills their gaps. */
export function RowRules(props: {
  target: Target;
  fields: readonly string[];
  meaning: Meaning;
  onChange: (change: Partial<Meaning>) => void;
}) {
  const { t } = useTranslation('exchange');
  const { target, meaning, onChange } = props;
  const check = (name: 'emptyClears' | 'createCustomers' | 'refuseDuplicates') => (
    <Checkbox
      checked={meaning[name] ?? false}
      onChange={({ target: box }) => onChange({ [name]: box.checked })}
    >
      {t(name)}
    </Checkbox>
  );
  return (
    <Flex vertical gap={12} component="section" aria-label={t('rules')}>
      <Typography.Text strong>{t('rules')}</Typography.Text>
      {createdOnly(target) ? (
        <Typography.Text type="secondary">{t('createdOnly')}</Typography.Text>
      ) : (
        <Radio.Group
          aria-label={t('rowMode')}
          value={meaning.rows ?? 'UPSERT'}
          options={options(rowModes, (each) => t(`rows.${each}`))}
          onChange={({ target: radio }) => onChange({ rows: radio.value })}
        />
      )}
      <KnownBy target={target} meaning={meaning} />
      {!createdOnly(target) && check('emptyClears')}
      {target === 'TRANSACTIONS' && check('createCustomers')}
      {target === 'CUSTOMERS' && check('refuseDuplicates')}
      {target === 'TRANSACTIONS' && !saysMethod(meaning) && (
        <Alert
          type="info"
          showIcon
          title={t('paidAtOnce')}
          action={
            <Button
              size="small"
              onClick={() => onChange({ defaults: { ...meaning.defaults, method: 'ON_ACCOUNT' } })}
            >
              {t('putOnAccount')}
            </Button>
          }
        />
      )}
      <Defaults {...props} />
    </Flex>
  );
}

const saysMethod = ({ mapping, defaults }: Meaning): boolean =>
  Object.values(mapping).includes('method') || Boolean(defaults?.method);

/** By what a row finds the record that is there already. */
function KnownBy(props: { target: Target; meaning: Meaning }) {
  const { t } = useTranslation('exchange');
  const label = useFieldLabel();
  const { target, meaning } = props;
  const keys = keysOf(target, meaning).map(label);
  const fields = knownBy(target).map(label).join(t('or'));
  const [first, second] = keys;
  if (first) {
    return (
      <Typography.Text type="secondary">
        {second ? t('knownByTwo', { first, second }) : t('knownBy', { field: first })}
      </Typography.Text>
    );
  }
  return (
    <Alert
      type={meaning.rows === 'UPDATE' ? 'error' : 'warning'}
      showIcon
      title={target === 'INTERACTIONS' ? t('knownByPlace') : t('knownByNothing', { fields })}
    />
  );
}

/** What stands in the place of a cell that is empty, or of a column that the file has not. */
function Defaults(props: {
  fields: readonly string[];
  meaning: Meaning;
  onChange: (change: Partial<Meaning>) => void;
}) {
  const { t } = useTranslation(['exchange', 'common']);
  const label = useFieldLabel();
  const defaults = Object.entries(props.meaning.defaults ?? {});
  const set = (next: [string, string][]) => props.onChange({ defaults: Object.fromEntries(next) });
  const free = props.fields.filter((field) => !defaults.some(([taken]) => taken === field));
  return (
    <Flex vertical gap={8} align="start">
      {defaults.map(([field, value], index) => {
        const put = (entry: [string, string]) =>
          set(defaults.map((each, at) => (at === index ? entry : each)));
        const named = t('defaultOf', { field: label(field) });
        return (
          <Flex key={field} gap={8} wrap align="center" className="wide">
            <Select<string>
              aria-label={t('defaultField')}
              showSearch={{ optionFilterProp: 'label' }}
              style={{ minWidth: 160 }}
              value={field}
              options={[field, ...free].map((each) => ({ value: each, label: label(each) }))}
              onChange={(chosen) => put([chosen, ''])}
            />
            {field === 'method' ? (
              <Select<string>
                aria-label={named}
                style={{ minWidth: 160 }}
                value={value || null}
                options={options(paymentMethods, (each) => t(`common:method.${each}`))}
                onChange={(chosen) => put([field, chosen])}
              />
            ) : (
              <Input
                aria-label={named}
                style={{ maxWidth: 240 }}
                maxLength={200}
                autoComplete="off"
                value={value}
                onChange={(event) => put([field, event.target.value])}
              />
            )}
            <Button size="small" onClick={() => set(defaults.filter((_, at) => at !== index))}>
              {t('removeDefault')}
            </Button>
          </Flex>
        );
      })}
      {free[0] && (
        <Button size="small" onClick={() => set([...defaults, [free[0] ?? '', '']])}>
          {t('addDefault')}
        </Button>
      )}
    </Flex>
  );
}
