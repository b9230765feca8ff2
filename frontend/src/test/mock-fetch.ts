import { vi } from 'vitest';

export type Call = { method: string; path: string; query: URLSearchParams; headers: Headers; body: unknown };
type Answer = { status?: number; json?: unknown; headers?: Record<string, string> } | undefined;
type Handler = (call: Call) => Answer | Promise<Answer>;

/**
 * Answers requests by `METHOD /path`; later handlers of a path win. What has no handler is answered with an empty list
 * and noted, so that a test sees what a page asked for.
 */
export function mockFetch(handlers: Record<string, Handler | unknown> = {}) {
  const calls: Call[] = [];
  const known = new Map(Object.entries(handlers));

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const written = request.headers.get('Content-Type')?.includes('json') ? await request.text() : '';
    const body: unknown = written ? JSON.parse(written) : undefined;
    const path = url.pathname.replace(/^\/api\/v1/, '');
    const call: Call = {
      method: request.method,
      path,
      query: url.searchParams,
      headers: request.headers,
      body,
    };
    calls.push(call);
    const nothing = path.endsWith('/presence') ? { others: [] } : { items: [], count: 0 };
    const handler = known.get(`${request.method} ${path}`) ?? nothing;
    const given = typeof handler === 'function' ? await (handler as Handler)(call) : { json: handler };
    const { status = given?.json === undefined ? 204 : 200, json, headers = {} } = given ?? {};
    return new Response(json === undefined ? null : typeof json === 'string' ? json : JSON.stringify(json), {
      status,
      headers: {
        'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json',
        ...headers,
      },
    });
  }

  vi.stubGlobal('fetch', answer);
  return {
    calls,
    on(route: string, handler: Handler | unknown): void {
      known.set(route, handler);
    },
    /** The calls of `METHOD /path`. */
    to: (route: string): Call[] => calls.filter((call) => `${call.method} ${call.path}` === route),
  };
}

/** A refusal as the server writes it. */
export function refusal(status: number, code: string, more: Record<string, unknown> = {}): Answer {
  return {
    status,
    json: { type: 'about:blank', title: code, status, instance: '/', code, traceId: 't', ...more },
  };
}
