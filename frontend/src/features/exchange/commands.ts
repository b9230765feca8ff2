import { answered, http } from '@/shared/api/client';
import { saveFile } from '@/shared/lib/download';
import type { Import, ImportOptions, Preview, Reading } from './vocabulary';

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

/** The rows that were refused, with the reason, as a file to be put right and uploaded again. */
export async function downloadErrors(run: Import): Promise<true> {
  const { data } = await http.GET('/api/v1/imports/{id}/errors', {
    params: { path: { id: run.id } },
    parseAs: 'blob',
  });
  if (data) saveFile(data, `${run.fileName.replace(/\.\w+$/, '')}-errors.csv`);
  return true;
}
