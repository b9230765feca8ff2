/**
 * Search parameters are the state of a list: typed, checked, and free of what is not known. A reader yields undefined
 * for a value that it does not accept; the parameter is then left out.
 */
export type Reader<T> = (raw: unknown) => T | undefined;

type Read<S extends Record<string, Reader<unknown>>> = { [K in keyof S]?: ReturnType<S[K]> };

export function readSearch<S extends Record<string, Reader<unknown>>>(shape: S) {
  return (raw: Record<string, unknown>): Read<S> => {
    const entries = Object.entries(shape)
      .map(([name, reader]) => [name, reader(raw[name])] as const)
      .filter(([, value]) => value !== undefined && value !== '');
    return Object.fromEntries(entries) as Read<S>;
  };
}

export const text: Reader<string> = (raw) =>
  typeof raw === 'string' && raw.trim() !== '' ? raw.trim().slice(0, 200) : undefined;

export const day: Reader<string> = (raw) =>
  typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw) ? raw : undefined;

export const id: Reader<string> = (raw) =>
  typeof raw === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(raw) ? raw : undefined;

export const flag: Reader<true> = (raw) => (raw === '1' || raw === true ? true : undefined);

export const oneOf =
  <T extends string>(values: readonly T[]): Reader<T> =>
  (raw) =>
    values.find((value) => value === raw);

export const someOf =
  <T extends string>(values: readonly T[]): Reader<T[]> =>
  (raw) => {
    const asked: unknown[] = Array.isArray(raw) ? raw : [raw];
    const known = values.filter((value) => asked.includes(value));
    return known.length > 0 ? known : undefined;
  };

/** `?tier=VIP&tier=REGULAR`: repeated names are lists; everything is text until a reader has read it. */
export function parseQuery(search: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const known = found[name];
    found[name] = known === undefined ? value : [known, value].flat();
  }
  return found;
}

export function stringifyQuery(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null) continue;
    for (const each of Array.isArray(value) ? value : [value]) {
      query.append(name, each === true ? '1' : String(each));
    }
  }
  const written = query.toString();
  return written ? `?${written}` : '';
}

/** Only a path of this site is gone back to. */
export function safeNext(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}
