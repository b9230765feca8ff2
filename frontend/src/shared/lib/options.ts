/** The values of an enumeration as the options of a select, a radio group or chips. */
export function options<T extends string>(
  values: readonly T[],
  label: (value: T) => string,
): { value: T; label: string }[] {
  return values.map((value) => ({ value, label: label(value) }));
}
