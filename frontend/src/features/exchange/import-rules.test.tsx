import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { aMapping, anImport, aRevert, me, someId } from '@/test/fixtures';
import { mockFetch, refusal } from '@/test/mock-fetch';
import { fill, open } from '@/test/render';
import { sameMapping } from './mapping';
import { keysOf } from './row-rules';

const preview = {
  header: ['编号', '姓名', '手机'],
  rows: [['A1', '王小明', '13800138000']],
  mapping: { 姓名: 'name', 手机: 'phone' },
  saved: [aMapping()],
  fields: ['externalRef', 'number', 'name', 'phone', 'note'],
  charset: 'UTF-8',
  delimiter: ',',
  dateAmbiguous: false,
};

async function upload(more: Record<string, unknown> = {}) {
  const mock = mockFetch({
    'POST /imports/preview': preview,
    'POST /imports': () => ({ status: 202, json: anImport({ status: 'RUNNING' }) }),
    [`GET /imports/${someId(500)}`]: anImport(),
    ...more,
  });
  // The options travel as one part of the form.
  const append = vi.spyOn(FormData.prototype, 'append');
  const view = open('/imports/new');
  await screen.findByText('点击或拖入文件');
  const input = view.container.querySelector('input[type=file]');
  await view.user.upload(input as HTMLInputElement, new File(['x'], 'customers.csv', { type: 'text/csv' }));
  await screen.findByRole('button', { name: '试运行' });
  const sent = (): Record<string, unknown> => {
    const written = append.mock.calls.filter(([name]) => name === 'options').at(-1)?.[1];
    return JSON.parse(String(written));
  };
  return { view, mock, sent };
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('says by what records are known again, and updates only where they can be found', async () => {
  const { view, sent } = await upload();
  expect(screen.getByText(/没有任何列对应“编号”或“外部编号”/)).toBeTruthy();
  await view.user.click(screen.getByRole('radio', { name: '只更新' }));
  const next = screen.getByRole('button', { name: '试运行' });
  expect((next as HTMLButtonElement).disabled).toBe(true);
  await view.user.click(screen.getByRole('combobox', { name: '“编号”对应的字段' }));
  await view.user.click(await screen.findByTitle('外部编号'));
  expect(screen.getByText('按“外部编号”识别已有记录。')).toBeTruthy();
  await view.user.click(screen.getByRole('checkbox', { name: /空单元格清除原有内容/ }));
  await view.user.click(next);
  expect(await screen.findByText(/试运行完成/)).toBeTruthy();
  expect(sent()).toMatchObject({
    target: 'CUSTOMERS',
    mode: 'DRY_RUN',
    rows: 'UPDATE',
    emptyClears: true,
    mapping: { 编号: 'externalRef', 姓名: 'name', 手机: 'phone' },
  });
});

it('fills what rows leave empty with a default, and leaves out one that says nothing', async () => {
  const { view, sent } = await upload();
  await view.user.click(screen.getByRole('button', { name: '添加默认值' }));
  fill(screen.getByRole('textbox', { name: '“外部编号”为空时填' }), 'X');
  await view.user.click(screen.getByRole('button', { name: '添加默认值' }));
  await view.user.click(screen.getByRole('button', { name: '试运行' }));
  await screen.findByText(/试运行完成/);
  expect(sent().defaults).toEqual({ externalRef: 'X' });
});

it('takes a kept mapping, and changes it where the columns mean something else', async () => {
  const { view, mock } = await upload({
    [`PUT /import-mappings/${someId(505)}`]: aMapping({ version: 2, mapping: { 编号: 'externalRef' } }),
  });
  await view.user.click(screen.getByRole('combobox', { name: '使用保存的对应关系' }));
  await view.user.click(await screen.findByTitle('老系统客户'));
  expect(screen.queryByRole('button', { name: '保存对应关系' })).toBeNull();
  await view.user.click(screen.getByRole('combobox', { name: '“手机”对应的字段' }));
  await view.user.click(await screen.findByTitle('备注'));
  await view.user.click(screen.getByRole('button', { name: '更新“老系统客户”' }));
  await waitFor(() => expect(mock.to(`PUT /import-mappings/${someId(505)}`)).toHaveLength(1));
  const [call] = mock.to(`PUT /import-mappings/${someId(505)}`);
  expect(call?.headers.get('If-Match')).toBe('"1"');
  expect(call?.body).toMatchObject({ name: '老系统客户', mapping: { 编号: 'externalRef', 手机: 'note' } });
});

it('keeps the mapping under a name', async () => {
  const { view, mock } = await upload({
    'POST /import-mappings': (call: { body: Record<string, unknown> }) => ({
      status: 201,
      json: aMapping({ id: someId(506), name: String(call.body.name) }),
    }),
  });
  await view.user.click(screen.getByRole('button', { name: '保存对应关系' }));
  const form = within(await screen.findByRole('dialog'));
  fill(form.getByLabelText('名称'), '新客户表');
  await view.user.click(form.getByRole('checkbox', { name: '共享给所有能导入的同事' }));
  await view.user.click(form.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(mock.to('POST /import-mappings')).toHaveLength(1));
  expect(mock.to('POST /import-mappings')[0]?.body).toEqual({
    name: '新客户表',
    shared: true,
    target: 'CUSTOMERS',
    mapping: { 姓名: 'name', 手机: 'phone' },
  });
});

it('renames and deletes what is kept, one’s own only', async () => {
  const { to } = mockFetch({
    'GET /import-mappings': {
      items: [aMapping(), aMapping({ id: someId(506), name: '周财务的', own: false, ownerName: '周财务' })],
    },
    [`DELETE /import-mappings/${someId(505)}`]: () => ({ status: 204 }),
    [`PUT /import-mappings/${someId(505)}`]: aMapping({ name: '旧客户表' }),
  });
  const view = open('/imports/mappings');
  await screen.findByText('周财务的');
  expect(screen.getAllByRole('button', { name: '重命名或共享' })).toHaveLength(1);
  await view.user.click(screen.getByRole('button', { name: '重命名或共享' }));
  const form = within(await screen.findByRole('dialog'));
  fill(form.getByLabelText('名称'), '旧客户表');
  await view.user.click(form.getByRole('button', { name: '保存' }));
  await waitFor(() =>
    expect(to(`PUT /import-mappings/${someId(505)}`)[0]?.body).toMatchObject({ name: '旧客户表' }),
  );
  await view.user.click(screen.getByRole('button', { name: '删除' }));
  await view.user.click(await screen.findByRole('button', { name: /确\s*定/ }));
  await waitFor(() => expect(to(`DELETE /import-mappings/${someId(505)}`)).toHaveLength(1));
});

const done = anImport({ mode: 'COMMIT', errorsAvailable: false, rowsRejected: 0 });

it('says what taking an import back does, does it, and lists what stays with its reason', async () => {
  const { on, to } = mockFetch({
    [`GET /imports/${someId(500)}`]: done,
    [`GET /imports/${someId(500)}/revert`]: aRevert(),
    [`POST /imports/${someId(500)}/revert`]: () => ({ status: 202, json: aRevert({ status: 'RUNNING' }) }),
  });
  const view = open(`/imports/${someId(500)}`);
  expect(await screen.findByText('删除由此新增的 2 位客户')).toBeTruthy();
  expect(screen.getByText('其中 1 条之后又有人改过，会保持现状')).toBeTruthy();
  on(
    `GET /imports/${someId(500)}/revert`,
    aRevert({
      status: 'DONE',
      created: 0,
      updated: 0,
      changedSince: 0,
      reverted: 2,
      kept: 1,
      keptRecords: [
        { subject: 'CUSTOMER', recordId: someId(100), code: 'customer_has_business', reason: '客户已有账目' },
      ],
    }),
  );
  await view.user.click(screen.getByRole('button', { name: '撤销这次导入' }));
  await view.user.click(await screen.findByRole('button', { name: /确\s*定/ }));
  expect(await screen.findByText('撤销完成：已恢复 2 条，保留 1 条。')).toBeTruthy();
  expect(to(`POST /imports/${someId(500)}/revert`)).toHaveLength(1);
  expect(screen.getByText('客户已有账目')).toBeTruthy();
  expect(screen.getByRole('link', { name: /^客户 / }).getAttribute('href')).toBe(`/customers/${someId(100)}`);
});

it('tells somebody who may not remove such records that they cannot take it back', async () => {
  mockFetch({
    [`GET /imports/${someId(500)}`]: done,
    [`GET /imports/${someId(500)}/revert`]: aRevert({ status: 'STOPPED', stopCode: 'not_allowed' }),
  });
  open(`/imports/${someId(500)}`, { as: { ...me, permissions: ['import:read', 'import:write'] } });
  expect(await screen.findByText('发起人已没有所需的权限。')).toBeTruthy();
  expect(screen.getByText(/撤销需要导入权限/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '继续撤销' })).toBeNull();
});

it('shows why an import cannot be taken back', async () => {
  mockFetch({
    [`GET /imports/${someId(500)}`]: done,
    [`GET /imports/${someId(500)}/revert`]: aRevert(),
    [`POST /imports/${someId(500)}/revert`]: () =>
      refusal(409, 'import_reverted_already', { title: '已经撤销' }),
  });
  const view = open(`/imports/${someId(500)}`);
  await view.user.click(await screen.findByRole('button', { name: '撤销这次导入' }));
  await view.user.click(await screen.findByRole('button', { name: /确\s*定/ }));
  expect(await screen.findByText('已经撤销')).toBeTruthy();
});

it('knows records by the surest of the mapped fields', () => {
  expect(keysOf('CUSTOMERS', { mapping: { a: 'externalRef', b: 'number' } })).toEqual([
    'number',
    'externalRef',
  ]);
  expect(keysOf('CONTRACTS', { mapping: { a: 'title' } })).toEqual([]);
  expect(sameMapping({ a: 'name', b: 'phone' }, { b: 'phone', a: 'name' })).toBe(true);
  expect(sameMapping({ a: 'name' }, { a: 'phone' })).toBe(false);
});
