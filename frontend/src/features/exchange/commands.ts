import { answered, http, ifMatch, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { saveFile } from '@/shared/lib/download';
import { readCsv } from './csv';
import type { Import, ImportOptions, Preview, Reading, Revert, SavedMapping } from './vocabulary';

// The contract describes the parts of the form; the browser builds the form itself.
function multipart<O extends Reading | ImportOptions>(file: File, options: O) {
  return {
    body: { file: file.name, options },
    bodySerializer: () => {
      const form = new FormData();
      form.append('file', file);
      form.append('options', JSON.stringify(options));
      return form;
    },
  };
}

/** The header, the first rows and a guess at what each column means. Stores nothing. */
export async function previewImport(file: File, reading: Reading): Promise<Preview> {
  return answered(await http.POST('/api/v1/imports/preview', multipart(file, reading)));
}

/** Starts a dry run, which stores nothing either, or the real one. */
export async function startImport(file: File, options: ImportOptions): Promise<Import> {
  return answered(await http.POST('/api/v1/imports', multipart(file, options)));
}

/** Begins to take an import back; how far it is says the import's revert. */
export async function revertImport(id: string): Promise<Revert> {
  return answered(await http.POST('/api/v1/imports/{id}/revert', { params: { path: { id } } }));
}

export async function saveMapping(body: Schemas['SaveMapping'], key: string): Promise<SavedMapping> {
  return answered(await http.POST('/api/v1/import-mappings', { params: { header: once(key) }, body }));
}

/** Changes a kept mapping; what is not named stays. */
export async function changeMapping(
  { id, version, name, target, mapping, shared }: SavedMapping,
  change: Partial<Schemas['SaveMapping']>,
): Promise<SavedMapping> {
  return answered(
    await http.PUT('/api/v1/import-mappings/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: { name, target, mapping, shared, ...change },
    }),
  );
}

export async function deleteMapping({ id, version }: SavedMapping): Promise<true> {
  await http.DELETE('/api/v1/import-mappings/{id}', {
    params: { path: { id }, header: ifMatch(version) },
  });
  return true;
}

/** The rows that were refused, with the reason, as a file to be put right and uploaded again. */
export async function downloadErrors(run: Import): Promise<true> {
  const { data } = await http.GET('/api/v1/imports/{id}/errors', {
    params: { path: { id: run.id } },
    parseAs: 'blob',
  });
  if (data) saveFile(data, `${run.fileName.replace(/\.\w+$/, '')}-errors.csv`);
  return true;
}

export type Refused = { row: string; column: string; message: string; content: string };

/** The first refused rows, read out of the file that is made for mending them. */
export async function readErrors(id: string, most: number): Promise<Refused[]> {
  const { data } = await http.GET('/api/v1/imports/{id}/errors', {
    params: { path: { id } },
    parseAs: 'text',
  });
  const [, ...rows] = readCsv(String(data ?? ''), most + 1);
  return rows.map(([row = '', column = '', , message = '', ...cells]) => ({
    row,
    column,
    message,
    content: cells.filter(Boolean).join(' · '),
  }));
}
