/** A number that is shown whole can be called; of a covered one a telephone would dial the digits that are left. */
export function PhoneNumber(props: { value: string }) {
  const { value } = props;
  if (value.includes('*')) return value;
  return (
    <a className="underlined roomy" href={`tel:${value}`}>
      {value}
    </a>
  );
}
