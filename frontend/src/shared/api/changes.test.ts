import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { concerns, lists, messages } from './changes';

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

describe('which lists follow what was written', () => {
  const sources = (folder: string, ending: RegExp): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => ending.test(file) && !file.includes('.test.'))
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
  const listed = new Set(
    sources('src', /^(?!test|shared.api).*\.tsx?$/).flatMap((source) =>
      [
        ...source.matchAll(
          /(?:use(?:List|Count|Totals)\(|useQuery\(\s*'get',|path:)\s*'(\/api\/v1\/[^'{]+)'/g,
        ),
      ].map(([, path = '']) => path),
    ),
  );

  it.each([
    ['interaction', '/api/v1/customers/query'],
    ['interaction', '/api/v1/customers'],
    ['card', '/api/v1/liability'],
    ['checkout', '/api/v1/liability'],
    ['checkout', '/api/v1/transactions/totals'],
    ['bank_line', '/api/v1/bank-lines'],
    ['bank_statement', '/api/v1/bank-lines'],
    ['duplicate_pair', '/api/v1/duplicates'],
    ['customer', '/api/v1/freshness-queue'],
    ['bill', '/api/v1/dunning-notices'],
    ['period_step', '/api/v1/period-steps'],
    ['period_step', '/api/v1/period-runs/{id}'],
    ['verification', '/api/v1/alerts'],
  ])('%s changes %s', (type, path) => {
    expect(concerns(written({ type, id: 'x-1' }), ['get', path, {}])).toBe(true);
  });

  it('are all that the screens show, but for those that nothing in the audit trail changes', () => {
    expect(listed.size).toBeGreaterThan(40);
    const still = [...listed].filter(
      (path) => !Object.keys(lists).some((type) => concerns(written({ type, id: 'x' }), ['get', path])),
    );
    expect(still.sort()).toEqual([
      // Every act adds to it: whoever reads it would lose their place.
      '/api/v1/audit-entries',
      // Fixed by the version of the program.
      '/api/v1/industries',
      '/api/v1/ledger/events',
    ]);
  });

  it('are known for every kind of record that the server tells of, but for those that no list shows', () => {
    const java = sources('../src/main/java/io/taizhang', /\.java$/);
    const constants = new Map(
      java.flatMap((source) => {
        const [, room = ''] = /^(?:public |final |abstract )*(?:class|record) (\w+)/m.exec(source) ?? [];
        return [...source.matchAll(/static final String (\w+) = "(\w+)"/g)].map(
          ([, name = '', text = '']): [string, string] => [`${room}.${name}`, text],
        );
      }),
    );
    const told = new Set(
      java.flatMap((source) => {
        const [, room = ''] = /^(?:public |final |abstract )*(?:class|record) (\w+)/m.exec(source) ?? [];
        return [
          ...source.matchAll(
            /audit\s*\.record(?:All|As)?\([^;]{0,120}?(?:"\w+\.\w+"|\bact|\baction),\s*("\w+"|(?:\w+\.)?[A-Z]+),/g,
          ),
        ].map(([, type = '']) =>
          type.startsWith('"')
            ? type.slice(1, -1)
            : constants.get(type.includes('.') ? type : `${room}.${type}`),
        );
      }),
    );
    expect(told.size).toBeGreaterThan(50);
    // An export is a file; a consent is shown with its customer.
    const unlisted = [...told].filter((type) => !type || !(type in lists));
    expect(unlisted.sort()).toEqual(['consent', 'export']);
  });
});
