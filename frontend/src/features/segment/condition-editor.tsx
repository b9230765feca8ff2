import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { ConditionValue } from './condition-value';
import { type Comparison, type Group, isGroup, type Part } from './tree';
import { useWords } from './use-words';
import { CUSTOM, fieldNames, firstValue, infoOf, isField, operatorOf, operatorsOf } from './vocabulary';

const DEEPEST = 3;

/** A comparison with the field's first operator and nothing filled in. */
export function comparisonOf(field: string): Comparison {
  const [operator] = operatorsOf(field);
  return operator ? { field, op: operator.op, value: firstValue(operator) } : { field, op: 'eq' };
}

/** A group of conditions, in which groups may stand again. */
export function GroupEditor(props: {
  group: Group;
  label: string;
  depth?: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
}) {
  const { t } = useTranslation('segment');
  const { group, onChange, depth = 1 } = props;
  const replace = (index: number, part: Part) =>
    onChange({ ...group, parts: group.parts.map((each, at) => (at === index ? part : each)) });
  const remove = (index: number) =>
    onChange({ ...group, parts: group.parts.filter((_, at) => at !== index) });
  const add = (part: Part) => onChange({ ...group, parts: [...group.parts, part] });
  return (
    <fieldset className={depth > 1 ? 'plain-fieldset condition-group' : 'plain-fieldset'}>
      <legend className="visually-hidden">{props.label}</legend>
      <Flex vertical gap={12}>
        <Flex justify="space-between" align="center" gap={8}>
          <Segmented<Group['mode']>
            aria-label={t('modeLabel')}
            value={group.mode}
            options={options(['ALL', 'ANY', 'NONE'] as const, (mode) => t(`mode.${mode}`))}
            onChange={(mode) => onChange({ ...group, mode })}
          />
          {props.onRemove && <RemoveButton label={t('removeGroup')} onClick={props.onRemove} />}
        </Flex>
        {group.parts.map((part, index) => {
          const label = t('condition', { number: index + 1 });
          return isGroup(part) ? (
            <GroupEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
              key={index}
              group={part}
              label={label}
              depth={depth + 1}
              onChange={(changed) => replace(index, changed)}
              onRemove={() => remove(index)}
            />
          ) : (
            <ComparisonEditor
              // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
              key={index}
              comparison={part}
              label={label}
              onChange={(changed) => replace(index, changed)}
              onRemove={() => remove(index)}
            />
          );
        })}
        <Flex gap={8} wrap>
          <Button
            type="dashed"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => add(comparisonOf(fieldNames[0] ?? 'name'))}
          >
            {t('addCondition')}
          </Button>
          {depth < DEEPEST && (
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ mode: 'ANY', parts: [comparisonOf(fieldNames[0] ?? 'name')] })}
            >
              {t('addGroup')}
            </Button>
          )}
        </Flex>
      </Flex>
    </fieldset>
  );
}

function ComparisonEditor(props: {
  comparison: Comparison;
  label: string;
  onChange: (comparison: Comparison) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('segment');
  const can = useCan();
  const words = useWords();
  const { comparison, label, onChange } = props;
  const { field } = comparison;
  const isCustom = field.startsWith(CUSTOM);
  const offered = fieldNames.filter((name) => {
    const { permission } = infoOf(name);
    return name === field || permission === undefined || can(permission);
  });
  const operator = operatorOf(comparison);
  return (
    <Flex gap={8} align="start">
      <div className="condition">
        <Select<string>
          aria-label={`${label} ${t('fieldLabel')}`}
          showSearch={{ optionFilterProp: 'label' }}
          value={isCustom ? CUSTOM : field}
          options={[
            ...offered.map((name) => ({ value: name as string, label: words.field(name) })),
            { value: CUSTOM, label: t('field.custom') },
            ...(isCustom || isField(field) ? [] : [{ value: field, label: field }]),
          ]}
          onChange={(name) => onChange(comparisonOf(name))}
        />
        {isCustom && (
          <Input
            aria-label={`${label} ${t('customName')}`}
            placeholder={t('customName')}
            maxLength={60}
            value={field.slice(CUSTOM.length)}
            onChange={(event) => onChange({ ...comparison, field: CUSTOM + event.target.value.trim() })}
          />
        )}
        <Select<string>
          aria-label={`${label} ${t('operatorLabel')}`}
          value={operator?.key ?? null}
          options={operatorsOf(field).map((each) => ({ value: each.key, label: words.operator(each) }))}
          onChange={(key) => {
            const next = operatorsOf(field).find((each) => each.key === key);
            if (!next) return;
            const keeps = next.input === 'value' && operator?.input === 'value';
            onChange({ field, op: next.op, value: keeps ? comparison.value : firstValue(next) });
          }}
        />
        <ConditionValue
          comparison={comparison}
          label={`${label} ${t('valueLabel')}`}
          onChange={(value) => onChange({ ...comparison, value })}
        />
      </div>
      <RemoveButton label={t('removeCondition', { label })} onClick={props.onRemove} />
    </Flex>
  );
}

function RemoveButton(props: { label: string; onClick: () => void }) {
  return (
    <Button
      type="text"
      icon={<MinusCircleOutlined aria-hidden />}
      aria-label={props.label}
      onClick={props.onClick}
    />
  );
}
