import { Button, Flex, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api/command';
import { type ApiProblem, type FieldPath, shareOut } from '../api/problem';
import { ProblemNote } from './problem-note';

export type CommandFormProps<V extends object, R> = {
  initial?: Partial<V>;
  submitText: string;
  danger?: boolean;
  send: (values: V, key: string) => Promise<R>;
  onDone: (result: R, form: FormInstance<V>) => void;
  onDirty?: (dirty: boolean) => void;
  /** A word of its own on some refusals, such as a conflict; null leaves it to the note. */
  explain?: (problem: ApiProblem, form: FormInstance<V>, again: () => void) => ReactNode;
  layout?: 'vertical' | 'inline';
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
};

/** One command, one form: sends once, shows refusals at the field they belong to, submits by Ctrl+Enter too. */
export function CommandForm<V extends object, R>(props: CommandFormProps<V, R>) {
  const { t } = useTranslation('common');
  const [form] = Form.useForm<V>();
  const command = useCommand(props.send);
  const [rest, setRest] = useState<string[]>([]);
  const name = useId();
  const { problem } = command;

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
    const values = await form.validateFields().catch(() => undefined);
    if (!values) return;
    const result = await command.run(values);
    if (result !== undefined) props.onDone(result, form);
  }

  return (
    <Form<V>
      form={form}
      name={name}
      layout={props.layout ?? 'vertical'}
      disabled={command.pending}
      scrollToFirstError={{ focus: true, block: 'center' }}
      {...(props.initial ? { initialValues: props.initial } : {})}
      onValuesChange={() => props.onDirty?.(true)}
      onFinish={() => void submit()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
      }}
    >
      {typeof props.children === 'function' ? props.children(form) : props.children}
      <Flex vertical gap={12}>
        {problem &&
          (props.explain?.(problem, form, () => void submit()) ?? (
            <ProblemNote problem={problem} rest={rest} />
          ))}
        <Flex justify="end">
          <Button type="primary" htmlType="submit" danger={props.danger ?? false} loading={command.pending}>
            {props.submitText ?? t('action.save')}
          </Button>
        </Flex>
      </Flex>
    </Form>
  );
}
