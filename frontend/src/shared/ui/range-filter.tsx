import { DatePicker, Flex, Typography } from 'antd';
import { fromDate, toDate } from '../lib/date';

/** From one business day to another, both included. */
export function RangeFilter(props: {
  label: string;
  from: string | undefined;
  to: string | undefined;
  onChange: (range: { from: string | undefined; to: string | undefined }) => void;
}) {
  return (
    <Flex gap={6} align="center">
      <Typography.Text type="secondary" className="unbroken">
        {props.label}
      </Typography.Text>
      <DatePicker.RangePicker
        allowEmpty
        aria-label={props.label}
        value={[fromDate(props.from) ?? null, fromDate(props.to) ?? null]}
        onChange={(range) =>
          props.onChange({
            from: range?.[0] ? toDate(range[0]) : undefined,
            to: range?.[1] ? toDate(range[1]) : undefined,
          })
        }
      />
    </Flex>
  );
}
