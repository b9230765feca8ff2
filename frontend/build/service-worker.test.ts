import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillIn, shellOf } from './service-worker.ts';

const chunk = (fileName: string, imports: string[] = [], more = {}) => ({
  fileName,
  imports,
  isEntry: false,
  facadeModuleId: null,
  ...more,
});
const template = readFileSync('build/sw.js', 'utf8');

describe('shellOf', () => {
  const chunks = [
    chunk('entry.js', ['react.js', 'texts.js'], { isEntry: true }),
    chunk('react.js'),
    chunk('texts.js', ['react.js']),
    chunk('offline.js', ['react.js', 'form.js'], { facadeModuleId: '/home/src/app/offline-page.tsx' }),
    chunk('form.js'),
    chunk('reports.js', ['table.js']),
    chunk('table.js'),
  ];

  it('is the entry, what is opened offline, and what these import, each once', () => {
    expect(shellOf(chunks, ['src/app/offline-page.tsx'])).toEqual([
      'entry.js',
      'react.js',
      'texts.js',
      'offline.js',
      'form.js',
    ]);
  });

  it('says so when a part that is needed offline has gone', () => {
    expect(() => shellOf(chunks, ['src/app/renamed.tsx'])).toThrow('src/app/renamed.tsx');
  });
});

describe('the template', () => {
  it('is filled in completely', () => {
    const filled = fillIn(template, ['/', '/assets/a.js'], 'abc');
    expect(filled).toContain('const files = ["/","/assets/a.js"];');
    expect(filled).toContain('const version = "abc";');
    expect(filled).not.toMatch(/SHELL_(FILES|VERSION)/);
  });

  it('is refused when one of its words has gone', () => {
    expect(() => fillIn(template.replace('SHELL_FILES', '[]'), ['/', '/a.js'], 'abc')).toThrow('SHELL_FILES');
    expect(() => fillIn(`${template}// SHELL_VERSION`, ['/', '/a.js'], 'abc')).toThrow('SHELL_VERSION');
  });

  it('is refused when there is nothing to keep', () => {
    expect(() => fillIn(template, ['/'], 'abc')).toThrow('keep nothing');
  });
});
