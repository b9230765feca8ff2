import { answered, http, ifMatch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';

export type Template = Schemas['MessageTemplateView'];
export type Words = Schemas['WriteTemplate'];

const at = ({ code, language }: Template) => ({ code, language });

export async function writeTemplate(template: Template, body: Words, version: number): Promise<Template> {
  return answered(
    await http.PUT('/api/v1/message-templates/{code}/{language}', {
      params: { path: at(template), header: ifMatch(version) },
      body,
    }),
  );
}

export async function dropTemplate(template: Template): Promise<true> {
  await http.DELETE('/api/v1/message-templates/{code}/{language}', {
    params: { path: at(template), header: ifMatch(template.version) },
  });
  return true;
}

/** Writes the house's own words again after they were dropped. */
export async function writeAgain(template: Template): Promise<Template> {
  const now = answered(
    await http.GET('/api/v1/message-templates/{code}/{language}', { params: { path: at(template) } }),
  );
  return writeTemplate(template, { subject: template.subject, html: template.html }, now.version);
}

/** What the words become with the examples of their variables. Stores nothing. */
export async function previewTemplate(template: Template, body: Words): Promise<Schemas['Rendered']> {
  return answered(
    await http.POST('/api/v1/message-templates/{code}/{language}/preview', {
      params: { path: at(template) },
      body,
    }),
  );
}
