import { App, Button, Drawer, Flex, Form, Progress, Radio, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ExportFormat,
  type ExportList,
  exportFile,
  exportFormats,
  type Taken,
  useCountOf,
} from '../api/export';
import { type ApiProblem, asProblem } from '../api/problem';
import { today } from '../lib/date';
import { saveFile } from '../lib/download';
import { useWide } from '../lib/media';
import { options } from '../lib/options';
import { useLost } from '../offline/connection';
import { ProblemNote } from './problem-note';

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const isNarrowed = (taken: Taken): boolean =>
  Object.entries('set' in taken ? taken.set : taken.query).some(
    ([name, value]) => name !== 'sort' && isSet(value),
  );

/** A list as a file: what will be in it, in which format, and how far it has come. */
export function ExportDrawer(props: {
  lists: readonly [ExportList, ...ExportList[]];
  taken: Taken;
  onClose: () => void;
}) {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  const wide = useWide();
  const lost = useLost();
  const { lists, taken } = props;
  const [open, setOpen] = useState(true);
  const [list, setList] = useState<ExportList>(lists[0]);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [received, setReceived] = useState<number>();
  const [problem, setProblem] = useState<ApiProblem>();
  const under = useRef<AbortController>(undefined);
  const found = useCountOf(list, taken);
  const busy = received !== undefined;

  // Whoever leaves does not want it any more.
  useEffect(() => () => under.current?.abort(), []);

  async function take() {
    const control = new AbortController();
    under.current = control;
    setProblem(undefined);
    setReceived(0);
    try {
      const file = await exportFile(list, format, taken, setReceived, control.signal);
      saveFile(file, `${t(`export.list.${list}`)}-${today()}.${format}`);
      void message.success(t('export.done', { list: t(`export.list.${list}`) }));
      setOpen(false);
    } catch (error) {
      if (!control.signal.aborted) setProblem(asProblem(error));
    } finally {
      setReceived(undefined);
    }
  }

  return (
    <Drawer
      title={t('export.title', { list: t(`export.list.${list}`) })}
      open={open}
      size={wide ? 520 : '100%'}
      onClose={() => setOpen(false)}
      afterOpenChange={(visible) => !visible && props.onClose()}
    >
      <Flex vertical gap={16}>
        <Form layout="vertical" disabled={busy} component="div">
          {lists.length > 1 && (
            <Form.Item label={t('export.what')}>
              <Radio.Group
                aria-label={t('export.what')}
                value={list}
                options={options(lists, (each) => t(`export.list.${each}`))}
                onChange={({ target }) => setList(target.value)}
              />
            </Form.Item>
          )}
          <Form.Item label={t('export.format')} style={{ marginBottom: 0 }}>
            <Radio.Group
              aria-label={t('export.format')}
              value={format}
              options={options(exportFormats, (each) => t(`export.as.${each}`))}
              onChange={({ target }) => setFormat(target.value)}
            />
          </Form.Item>
        </Form>
        <div role="status">
          <div>{t(isNarrowed(taken) ? 'export.filtered' : 'export.all')}</div>
          {found.data && (
            <Typography.Text strong>
              {t(list === 'contacts' ? 'export.countOfContacts' : 'export.count', {
                count: found.data.count,
                more: found.data.capped ? '+' : '',
              })}
            </Typography.Text>
          )}
        </div>
        <Typography.Text type="secondary">{t('export.hint')}</Typography.Text>
        <ProblemNote problem={problem} />
        {busy && (
          <div role="status">
            <span>
              {received > 0 ? t('export.receiving', { size: sizeOf(received) }) : t('export.making')}
            </span>
            <Progress percent={100} status="active" showInfo={false} aria-label={t('export.making')} />
          </div>
        )}
        <Flex justify="end" gap={8}>
          {busy && <Button onClick={() => under.current?.abort()}>{t('export.cancel')}</Button>}
          <Button
            type="primary"
            loading={busy}
            disabled={lost || found.data?.count === 0}
            onClick={() => void take()}
          >
            {t('export.act')}
          </Button>
        </Flex>
      </Flex>
    </Drawer>
  );
}

/** Bytes as a person reads them. */
export function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
