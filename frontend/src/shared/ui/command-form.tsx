import { Alert, Button, Flex, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/command';
import { type ApiProblem, type FieldPath, shareOut } from '../api/problem';
import { formatInstant } from '../lib/date';
import { useLost } from '../offline/connection';
import { ProblemNote } from './problem-note';
import { useDraft } from './use-draft';

/** What can follow a refusal: the same once more, or going on as if it had not been. */
export type Answers = { again: () => void; forget: () => void };

export type CommandFormProps<V extends object, R> = {
  initial?: Partial<V>;
  submitText: string;
  danger?: boolean;
  send: (values: V, key: string) => Promise<R>;
  onDone: (result: R, form: FormInstance<V>) => void;
  onDirty?: (dirty: boolean) => void;
  /** A word of its own on some refusals, such as a conflict; null leaves it to the note. */
  explain?: (problem: ApiProblem, form: FormInstance<V>, answers: Answers) => ReactNode;
  layout?: 'vertical' | 'inline';
  /**
   * Keeps what is typed in this browser under this name, for the person who is signed in, and offers it back the next
   * time. It is never sent by itself. Not for passwords and PINs.
   */
  draft?: string;
  /** Whether it may be given while the server does not answer: then it is kept and sent later. Nothing else may. */
  later?: boolean;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
};

/** One command, one form: sends once, shows refusals at the field they belong to, submits by Ctrl+Enter too. */
export function CommandForm<V extends object, R>(props: CommandFormProps<V, R>) {
  const { t } = useTranslation(['common', 'offline']);
  const lost = useLost();
  const blocked = lost && !props.later;
  const [form] = Form.useForm<V>();
  const command = useCommand(props.send);
  const [rest, setRest] = useState<string[]>([]);
  const name = useId();
  const { problem } = command;
  const draft = useDraft<V>(props.draft);

  useEffect(() => {
    if (!problem) return;
    const names = new Set(form.getFieldsError().map(({ name: path }) => path.join('/')));
    const shared = shareOut(problem, (path: FieldPath) => names.has(path.join('/')));
    form.setFields(shared.fields as Parameters<typeof form.setFields>[0]);
    setRest(shared.rest);
    const [first] = shared.fields;
    if (first) form.scrollToField(first.name as never, { focus: true, block: 'center' });
  }, [problem, form]);

  async function submit() {
    if (blocked) return;
    const values = await form.validateFields().catch(() => undefined);
    if (!values) return;
    const result = await command.run(values);
    if (result === undefined) return;
    draft.forget();
    props.onDone(result, form);
  }

  return (
    <Form<V>
      form={form}
      name={name}
      layout={props.layout ?? 'vertical'}
      disabled={command.pending}
      scrollToFirstError={{ focus: true, block: 'center' }}
      {...(props.initial ? { initialValues: props.initial } : {})}
      onValuesChange={(_, values: V) => {
        props.onDirty?.(true);
        draft.keep(values);
      }}
      onFinish={() => void submit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      {draft.found && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('draft.found', { at: formatInstant(draft.found.at) })}
          action={
            <Flex gap={8} wrap>
              <Button
                size="small"
                type="primary"
                onClick={() => {
                  form.setFieldsValue(draft.take() as Parameters<typeof form.setFieldsValue>[0]);
                  props.onDirty?.(true);
                }}
              >
                {t('draft.restore')}
              </Button>
              <Button size="small" onClick={draft.forget}>
                {t('draft.drop')}
              </Button>
            </Flex>
          }
        />
      )}
      {typeof props.children === 'function' ? props.children(form) : props.children}
      <Flex vertical gap={12}>
        {problem &&
          (props.explain?.(problem, form, { again: () => void submit(), forget: command.clear }) ?? (
            <ProblemNote problem={problem} rest={rest} />
          ))}
        {lost && (
          <Alert
            type={blocked ? 'warning' : 'info'}
            showIcon
            title={blocked ? t('offline:notNow') : t('offline:later')}
          />
        )}
        <Flex justify="end">
          <Button
            type="primary"
            htmlType="submit"
            danger={props.danger ?? false}
            disabled={blocked}
            loading={command.pending}
          >
            {props.submitText ?? t('action.save')}
          </Button>
        </Flex>
      </Flex>
    </Form>
  );
}
