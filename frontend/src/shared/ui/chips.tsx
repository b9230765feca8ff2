import { Button, Flex, Typography } from 'antd';

/** A filter of a few values, each one press away. */
export function Chips<T extends string>(props: {
  label: string;
  options: readonly { value: T; label: string }[];
  value: readonly T[] | undefined;
  onChange: (value: T[] | undefined) => void;
  /** One value at a time. */
  single?: boolean;
}) {
  const chosen = props.value ?? [];
  function toggle(value: T) {
    const others = props.single ? [] : chosen.filter((each) => each !== value);
    const next = chosen.includes(value) ? others : [...others, value];
    props.onChange(next.length > 0 ? next : undefined);
  }
  return (
    <Flex role="group" aria-label={props.label} gap={6} align="center" wrap>
      <Typography.Text type="secondary" aria-hidden>
        {props.label}
      </Typography.Text>
      {props.options.map(({ value, label }) => (
        <Button
          key={value}
          size="small"
          shape="round"
          type={chosen.includes(value) ? 'primary' : 'default'}
          aria-pressed={chosen.includes(value)}
          onClick={() => toggle(value)}
        >
          {label}
        </Button>
      ))}
    </Flex>
  );
}
