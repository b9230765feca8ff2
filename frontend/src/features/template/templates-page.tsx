import { App, Button, Card, Flex, Form, Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useCommand } from '@/shared/api/command';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import { ProblemNote } from '@/shared/ui/problem-note';
import {
  dropTemplate,
  previewTemplate,
  type Template,
  type Words,
  writeAgain,
  writeTemplate,
} from './commands';
import { useTemplateWords } from './use-template-words';

/** The words of the mails that go to customers, in each language: the product's, or the house's own. */
export function TemplatesPage() {
  const { t } = useTemplateWords();
  const can = useCan();
  const templates = api.useQuery('get', '/api/v1/message-templates');
  const [changing, setChanging] = useState<Template>();
  const name = useName();
  return (
    <Page title={t('title')}>
      <Typography.Text type="secondary">{t('hint')}</Typography.Text>
      <Loaded query={templates} rows={6}>
        {(found) => (
          <ul className="cards" aria-label={t('title')}>
            {found.map((template) => (
              <li key={template.code + template.language}>
                <Card
                  size="small"
                  className="wrapping-head"
                  title={name(template)}
                  extra={
                    can('message-template:write') && (
                      <Flex gap={8}>
                        {template.own && (
                          <ActButton
                            size="small"
                            done={t('dropped')}
                            send={() => dropTemplate(template)}
                            undo={() => writeAgain(template)}
                          >
                            {t('drop')}
                          </ActButton>
                        )}
                        <Button size="small" onClick={() => setChanging(template)}>
                          {t('common:action.edit')}
                        </Button>
                      </Flex>
                    )
                  }
                >
                  <Flex vertical gap={4}>
                    <Flex gap={8} wrap align="center">
                      <Tag color={template.own ? 'blue' : 'default'}>{t(template.own ? 'own' : 'given')}</Tag>
                      <Typography.Text strong>{template.subject}</Typography.Text>
                    </Flex>
                    {template.updatedAt && (
                      <Typography.Text type="secondary">
                        {t('changed', {
                          at: formatInstant(template.updatedAt),
                          revision: template.revision,
                        })}
                      </Typography.Text>
                    )}
                  </Flex>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {changing && <WriteDrawer template={changing} onClose={() => setChanging(undefined)} />}
    </Page>
  );
}

/** Each variable with what it may stand for; lists and marks have no example that fits a line. */
const examples = (variables: Template['variables']): string[] =>
  Object.entries(variables).map(([name, example]) =>
    typeof example === 'string' && example !== '' ? `{${name}} = ${example}` : `{${name}}`,
  );

/** What a mail is called; one that is new to this program by its code. */
function useName(): (template: Template) => string {
  const { t } = useTemplateWords();
  return ({ code, language }) =>
    t('name', {
      mail: t(`code.${code as 'bill'}`, { defaultValue: code }),
      language: t(`language.${language as 'en'}`, { defaultValue: language }),
    });
}

function WriteDrawer(props: { template: Template; onClose: () => void }) {
  const { t } = useTemplateWords();
  const { message } = App.useApp();
  const name = useName();
  const { template } = props;
  const preview = useCommand((words: Words) => previewTemplate(template, words));
  const [shown, setShown] = useState<{ subject: string; html: string }>();
  return (
    <ChangeDrawer<Words, Template>
      title={name(template)}
      size={760}
      stored={template}
      read={({ subject, html }) => ({ subject, html })}
      labels={{ subject: t('subject'), html: t('html') }}
      change={(_, version, whole) => writeTemplate(template, whole, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <Form.Item name="subject" label={t('subject')} rules={[{ required: true, whitespace: true }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="html"
            label={t('html')}
            extra={t('variables', { names: examples(template.variables).join(t('comma')) })}
            rules={[{ required: true, whitespace: true }]}
          >
            <Input.TextArea autoSize={{ minRows: 8, maxRows: 20 }} spellCheck={false} />
          </Form.Item>
          <Form.Item>
            <Button
              loading={preview.pending}
              onClick={() =>
                void preview.run(form.getFieldsValue()).then((rendered) => rendered && setShown(rendered))
              }
            >
              {t('preview')}
            </Button>
          </Form.Item>
          <ProblemNote problem={preview.problem} />
          {shown && (
            <Card size="small" title={shown.subject} style={{ marginBottom: 16 }}>
              {/* In a frame of its own, in which nothing runs: these are somebody's words, not this program's. */}
              <iframe
                title={t('preview')}
                sandbox=""
                srcDoc={shown.html}
                style={{ width: '100%', height: 260, border: 0, background: '#fff' }}
              />
            </Card>
          )}
        </>
      )}
    </ChangeDrawer>
  );
}
