import type { Schemas } from './types';

type Document = Partial<Schemas['Problem']> & { current?: unknown; candidates?: unknown };

/** A request that was refused (RFC 9457), or that never got an answer (`status` 0, `code` `network`). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** The server's own words in the caller's language; absent when the answer was no problem document. */
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly errors: readonly Schemas['FieldProblem'][];
  readonly traceId: string | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;
  /** The state that the resource is in now, sent along with 412. */
  readonly current: unknown;
  /** Known customers whom somebody new may be, sent along with `possible_duplicate`. */
  readonly candidates: unknown;

  constructor(status: number, document: Document, retryAfter?: number) {
    const code = document.code ?? (status === 0 ? 'network' : `http_${status}`);
    super(document.detail ?? document.title ?? code);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.title = document.title;
    this.detail = document.detail;
    this.errors = document.errors ?? [];
    this.traceId = document.traceId;
    this.retryAfter = retryAfter;
    this.current = document.current;
    this.candidates = document.candidates;
  }

  /** Whether the server has decided: then trying again with the same key would only bring the same answer. */
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
  }

  /** Whether nobody has answered: no network, or a proxy with nothing behind it. What was asked may have been done. */
  get unanswered(): boolean {
    return this.status === 0 || ['http_502', 'http_503', 'http_504'].includes(this.code);
  }

  static async read(response: Response): Promise<ApiProblem> {
    const seconds = Number(response.headers.get('Retry-After'));
    const document: unknown = await response.json().catch(() => ({}));
    return new ApiProblem(
      response.status,
      isRecord(document) ? (document as Document) : {},
      Number.isFinite(seconds) && seconds > 0 ? seconds : undefined,
    );
  }
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  // `fetch` rejects with a TypeError when no answer came; anything else is a fault of this program.
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) return new ApiProblem(0, {});
  if (error instanceof DOMException && error.name === 'TimeoutError') return new ApiProblem(0, {});
  return new ApiProblem(-1, {
    code: 'unexpected',
    detail: error instanceof Error ? error.message : String(error),
  });
}

export type FieldPath = (string | number)[];

/** Where a form shows an error: `/contactPoints/0/value` → `['contactPoints', 0, 'value']`. */
export function fieldPath(pointer: string): FieldPath {
  return pointer
    .split('/')
    .filter((part, index) => part !== '' || index > 0)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Shares a problem's errors out between a form's fields and the note above the form. A pointer below a field
 * (`/amount/amount` of the money field `amount`) belongs to that field.
 */
export function shareOut(
  problem: ApiProblem,
  hasField: (path: FieldPath) => boolean,
): { fields: { name: FieldPath; errors: string[] }[]; rest: string[] } {
  const fields = new Map<string, { name: FieldPath; errors: string[] }>();
  const rest: string[] = [];
  for (const error of problem.errors) {
    const name = fieldPath(error.pointer);
    while (name.length > 0 && !hasField(name)) name.pop();
    if (name.length === 0) {
      rest.push(error.message);
      continue;
    }
    const known = fields.get(name.join('/'));
    if (known) known.errors.push(error.message);
    else fields.set(name.join('/'), { name, errors: [error.message] });
  }
  return { fields: [...fields.values()], rest };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
