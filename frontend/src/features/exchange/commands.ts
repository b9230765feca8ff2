import { answered, http } from '@/shared/api/client';
import { saveFile } from '@/shared/lib/download';
import type { Import, ImportOptions, Preview } from './vocabulary';

type Upload = { file: File; options: Partial<ImportOptions> };

function form(upload: Upload): FormData {
  const data = new FormData();
  data.append('file', upload.file);
  data.append('options', JSON.stringify(upload.options));
  return data;
}

// The contract describes the parts of the form; the browser builds the form itself.
const multipart = (upload: Upload) => ({
  body: { file: upload.file.name, options: JSON.stringify(upload.options) },
  bodySerializer: () => form(upload),
});

/** The header, the first rows and a guess at what each column means. Stores nothing. */
export async function previewImport(upload: Upload): Promise<Preview> {
  return answered(await http.POST('/api/v1/imports/preview', multipart(upload)));
}

/** Starts a dry run, which stores nothing either, or the real one. */
export async function startImport(upload: Upload): Promise<Import> {
  return answered(await http.POST('/api/v1/imports', multipart(upload)));
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
