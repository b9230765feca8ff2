import { expect, it } from 'vitest';
import { ApiProblem, asProblem, fieldPath, shareOut } from './problem';

it('turns a JSON pointer into the path of a form field', () => {
  expect(fieldPath('/contactPoints/0/value')).toEqual(['contactPoints', 0, 'value']);
  expect(fieldPath('/a~1b/c~0d')).toEqual(['a/b', 'c~d']);
  expect(fieldPath('limit')).toEqual(['limit']);
});

it('shares errors out to the fields that the form has', () => {
  const problem = new ApiProblem(422, {
    code: 'validation_failed',
    errors: [
      { pointer: '/amount/amount', code: 'money_scale', message: '最多两位小数' },
      { pointer: '/amount', code: 'required', message: '必填' },
      { pointer: '/secret', code: 'x', message: '别处的错误' },
    ],
  });
  expect(shareOut(problem, (path) => path.join('/') === 'amount')).toEqual({
    fields: [{ name: ['amount'], errors: ['最多两位小数', '必填'] }],
    rest: ['别处的错误'],
  });
});

it('tells a missing answer from a refusal', async () => {
  expect(asProblem(new TypeError('Failed to fetch')).code).toBe('network');
  expect(asProblem(new Error('oops')).code).toBe('unexpected');
  const html = await ApiProblem.read(new Response('<html>', { status: 502 }));
  expect([html.status, html.code, html.final]).toEqual([502, 'http_502', false]);
  const busy = await ApiProblem.read(
    new Response('{"code":"login_locked"}', { status: 429, headers: { 'Retry-After': '60' } }),
  );
  expect([busy.code, busy.retryAfter, busy.final]).toEqual(['login_locked', 60, false]);
});
