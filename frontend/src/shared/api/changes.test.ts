import { describe, expect, it } from 'vitest';
import { concerns, messages } from './changes';

const written = (record: { type: string; id: string; customerId?: string }) => ({
  records: [record],
  many: false,
});

describe('what was written', () => {
  it('concerns the record and the list that show it, and nothing else', () => {
    const changed = written({ type: 'interaction', id: 'i-1', customerId: 'c-1' });
    expect(concerns(changed, ['get', '/api/v1/interactions', {}])).toBe(true);
    expect(
      concerns(changed, ['get', '/api/v1/customers/{id}/profile', { params: { path: { id: 'c-1' } } }]),
    ).toBe(true);
    expect(
      concerns(changed, ['get', '/api/v1/customers/{id}/profile', { params: { path: { id: 'c-2' } } }]),
    ).toBe(false);
    expect(concerns(changed, ['get', '/api/v1/card-programs', {}])).toBe(false);
  });

  it('says who comes to a file to the page of that file, and reads nothing else of it again', () => {
    const came = written({ type: 'presence', id: 'c-1', customerId: 'c-1' });
    expect(concerns(came, ['presence', 'c-1', false])).toBe(true);
    expect(concerns(came, ['presence', 'c-2', false])).toBe(false);
    expect(
      concerns(came, ['get', '/api/v1/customers/{id}/profile', { params: { path: { id: 'c-1' } } }]),
    ).toBe(false);
  });

  it('concerns everything when it was too much to be named', () => {
    expect(concerns({ records: [], many: true }, ['get', '/api/v1/card-programs', {}])).toBe(true);
  });

  it('is read from a line whose messages arrive in pieces', async () => {
    const pieces = [
      'data:{"records":[],"ma',
      'ny":false}\n\ndata:{"records":[{"type":"customer","id":"张',
      '"}],"many":false}\n\n',
    ];
    const bytes = new TextEncoder().encode(pieces.join(''));
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
        controller.close();
      },
    });
    const read = [];
    for await (const message of messages(body)) read.push(message);
    expect(read).toEqual([
      { records: [], many: false },
      { records: [{ type: 'customer', id: '张' }], many: false },
    ]);
  });
});
