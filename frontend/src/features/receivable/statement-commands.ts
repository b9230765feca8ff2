import { answered, http, ifMatch, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

export type AccountStatement = Schemas['StatementView'];

export async function issueStatement(
  body: Schemas['IssueStatement'],
  key: string,
): Promise<AccountStatement> {
  const answer = await http.POST('/api/v1/account-statements', { params: { header: once(key) }, body });
  return answered(answer) as AccountStatement;
}

export async function answerStatement(
  { id, version }: AccountStatement,
  body: Schemas['AnswerStatement'],
): Promise<AccountStatement> {
  return answered(
    await http.POST('/api/v1/account-statements/{id}/answer', {
      params: { path: { id }, header: ifMatch(version) },
      body: compact(body),
    }),
  );
}

const printed = (id: string, language: string) => ({
  params: { path: { id }, query: { language: language === 'zh-CN' ? 'zh-CN' : 'en' } },
});

export async function statementPdf(id: string, language: string): Promise<Blob> {
  return answered(
    await http.GET('/api/v1/account-statements/{id}/pdf', { ...printed(id, language), parseAs: 'blob' }),
  ) as Blob;
}

export async function statementPage(id: string, language: string): Promise<string> {
  return answered(
    await http.GET('/api/v1/account-statements/{id}/print', { ...printed(id, language), parseAs: 'text' }),
  ) as string;
}
