import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anImport, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { open } from '@/test/render';
import { readCsv } from './csv';
import { duplicates, mapped, remembered } from './mapping';

const preview = {
  header: ['姓名', '手机', '备注'],
  rows: [['王小明', '13800138000', '老客户']],
  mapping: { 姓名: 'name', 手机: 'phone' },
  saved: [],
  fields: ['name', 'phone', 'note'],
  charset: 'GBK',
  dateAmbiguous: false,
};

async function upload(view: ReturnType<typeof open>) {
  await screen.findByText('点击或拖入文件');
  const input = view.container.querySelector('input[type=file]');
  await view.user.upload(input as HTMLInputElement, new File(['x'], 'customers.csv', { type: 'text/csv' }));
}

it('goes from the file over a dry run to the import', async () => {
  let runs = 0;
  const { to, on } = mockFetch({
    'POST /imports/preview': preview,
    'POST /imports': () => ({ status: 202, json: anImport({ id: someId(500 + runs++), status: 'RUNNING' }) }),
    [`GET /imports/${someId(500)}`]: anImport(),
  });
  on(
    `GET /imports/${someId(501)}`,
    anImport({ id: someId(501), mode: 'COMMIT', created: 2, errorsAvailable: false }),
  );
  const view = open('/imports/new');
  await upload(view);
  expect(
    (await screen.findByRole('combobox', { name: '文件编码' })).closest('.ant-select')?.textContent,
  ).toContain('GBK');
  await view.user.click(screen.getByRole('button', { name: '试运行' }));
  expect(await screen.findByText('试运行完成：可导入 2 行，有问题 1 行，尚未写入。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '下载错误行' })).toBeTruthy();
  await view.user.click(screen.getByRole('button', { name: '导入 2 行' }));
  expect(await screen.findByText('导入完成：新增 2，更新 0，未导入 1。')).toBeTruthy();
  expect(to('POST /imports')).toHaveLength(2);
  expect(to('POST /imports')[0]?.headers.get('Content-Type')).toContain('multipart/form-data');
  expect(screen.getByRole('link', { name: '查看客户' })).toBeTruthy();
});

it('asks how dates are written before it tries them out', async () => {
  const { to } = mockFetch({
    'POST /imports/preview': { ...preview, dateAmbiguous: true, dateFormats: ['M/d/yyyy', 'd/M/yyyy'] },
    'POST /imports': () => ({ status: 202, json: anImport({ id: someId(500) }) }),
    [`GET /imports/${someId(500)}`]: anImport(),
  });
  const view = open('/imports/new');
  await upload(view);
  const next = await screen.findByRole('button', { name: '试运行' });
  expect((next as HTMLButtonElement).disabled).toBe(true);
  await view.user.click(screen.getByRole('combobox', { name: '日期写法' }));
  await view.user.click(await screen.findByTitle('d/M/yyyy'));
  await view.user.click(next);
  expect(await screen.findByText(/试运行完成/)).toBeTruthy();
  expect(to('POST /imports')).toHaveLength(1);
});

it('stays with the file when it cannot be read', async () => {
  mockFetch({ 'POST /imports/preview': () => refusal(422, 'file_unreadable', { title: '无法读取文件' }) });
  const view = open('/imports/new');
  await upload(view);
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('无法读取文件'));
  expect(screen.getByText('点击或拖入文件')).toBeTruthy();
});

it('refuses two columns for one field', () => {
  expect(duplicates({ a: 'name', b: 'phone', c: 'name' })).toEqual(['name']);
  expect(mapped({ a: 'name' }, 'b', 'phone')).toEqual({ a: 'name', b: 'phone' });
  expect(mapped({ a: 'name', b: 'phone' }, 'b', undefined)).toEqual({ a: 'name' });
});

it('reads a CSV with quotes, line ends of both kinds and a byte order mark', () => {
  expect(readCsv('\ufeffa,b\r\n"x, ""y""","1\n2"\nlast,')).toEqual([
    ['a', 'b'],
    ['x, "y"', '1\n2'],
    ['last', ''],
  ]);
  expect(readCsv('a\nb\nc\n', 2)).toEqual([['a'], ['b']]);
});

it('takes the columns of a mended file for what they meant before', () => {
  const guess = { header: ['row', '姓名', '手机'], mapping: { 姓名: 'name' } };
  expect(remembered(guess, { 姓名: 'name', 手机: 'phone' })).toEqual({ 姓名: 'name', 手机: 'phone' });
  expect(remembered(guess, { 名字: 'name' })).toEqual(guess.mapping);
  expect(remembered(guess, undefined)).toEqual(guess.mapping);
});

it('shows what was refused, and begins again with the mended file', async () => {
  mockFetch({
    'POST /imports/preview': preview,
    'POST /imports': () => ({ status: 202, json: anImport({ status: 'RUNNING' }) }),
    [`GET /imports/${someId(500)}`]: anImport(),
    [`GET /imports/${someId(500)}/errors`]:
      'row,column,code,message,姓名,手机\n3,phone,phone_invalid,号码不正确,李雷,139\n',
  });
  const view = open('/imports/new');
  await upload(view);
  await view.user.click(await screen.findByRole('button', { name: '试运行' }));
  expect(await screen.findByText('号码不正确')).toBeTruthy();
  await view.user.click(screen.getByRole('button', { name: '上传改好的文件' }));
  expect(await screen.findByText('点击或拖入文件')).toBeTruthy();
});

const guessed = { ...preview, mapping: { 姓名: 'name' } };
const fieldOf = (column: string) =>
  screen.getByRole('combobox', { name: `“${column}”对应的字段` }).closest('.ant-select')?.textContent;

it('takes a mended file for what the import meant that it mends', async () => {
  mockFetch({
    'POST /imports/preview': preview,
    'POST /imports': () => ({ status: 202, json: anImport({ status: 'RUNNING' }) }),
    [`GET /imports/${someId(500)}`]: anImport(),
  });
  const first = open('/imports/new');
  await upload(first);
  await first.user.click(await screen.findByRole('radio', { name: '只新增' }));
  await first.user.click(await screen.findByRole('button', { name: '试运行' }));
  await screen.findByText(/试运行完成/);
  first.unmount();

  const { on } = mockFetch({ [`GET /imports/${someId(500)}`]: anImport() });
  // The reasons stand before the columns now; what is guessed of them is not what was said.
  on('POST /imports/preview', { ...guessed, header: ['row', 'message', ...guessed.header] });
  const page = open(`/imports/${someId(500)}`);
  await page.user.click(await screen.findByRole('button', { name: '上传改好的文件' }));
  await upload(page);
  expect(await screen.findByRole('button', { name: '试运行' })).toBeTruthy();
  expect(fieldOf('手机')).toContain('电话');
  expect((screen.getByRole('radio', { name: '只新增' }) as HTMLInputElement).checked).toBe(true);
});

it('guesses anew where nobody here has said what an import meant', async () => {
  mockFetch({ 'POST /imports/preview': guessed });
  const view = open(`/imports/new?target=CUSTOMERS&mends=${someId(501)}`);
  await upload(view);
  expect(await screen.findByRole('button', { name: '试运行' })).toBeTruthy();
  expect(fieldOf('姓名')).toContain('名称');
  expect(fieldOf('手机')).not.toContain('电话');
});

it('says which columns of the file are not imported', async () => {
  mockFetch({
    'POST /imports/preview': {
      ...preview,
      header: ['行号', '列名', '错误代码', '错误说明', ...preview.header, '出生日期', '负责人'],
    },
  });
  const view = open('/imports/new');
  await upload(view);
  expect(await screen.findByText('这些列不会导入：备注、出生日期、负责人')).toBeTruthy();
});

it('counts rows, those too that only repeat another one', async () => {
  mockFetch({
    'POST /imports/preview': preview,
    'POST /imports': () => ({ status: 202, json: anImport({ status: 'RUNNING' }) }),
    [`GET /imports/${someId(500)}`]: anImport({ rowsRejected: 1, rowsContradicting: 1 }),
    [`GET /imports/${someId(500)}/errors`]:
      '行号,列名,错误代码,错误说明,姓名,手机\n3,手机,phone_invalid,号码不正确,李雷,139\n5,手机,row_repeats_row,第 5 行与第 2 行的“手机”相同。,王晓明,13800138000\n',
  });
  const view = open('/imports/new');
  await upload(view);
  await view.user.click(await screen.findByRole('button', { name: '试运行' }));
  expect(await screen.findByText('需要查看的行（显示 2 行，共 2 行）')).toBeTruthy();
  expect(screen.getByText(/只有电话相同的各建一位客户，夜间查重后列入“疑似重复”/)).toBeTruthy();
});
