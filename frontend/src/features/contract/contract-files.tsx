import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Card, Empty, Flex, Typography, Upload } from 'antd';
import { useCommand } from '@/shared/api/command';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { ProblemNote } from '@/shared/ui/problem-note';
import { addFile, deleteFile, downloadFile, restoreFile } from './commands';
import { useLifeWords } from './use-life-words';

const kB = 1024;
const size = (bytes: number): string =>
  bytes < kB * kB ? `${Math.max(1, Math.round(bytes / kB))} kB` : `${(bytes / kB / kB).toFixed(1)} MB`;

/** The signed paper and what else belongs to it. Each file carries its fingerprint, so that it can be told from another. */
export function ContractFiles(props: { contractId: string }) {
  const { t } = useLifeWords();
  const can = useCan();
  const { message } = App.useApp();
  const { contractId } = props;
  const list = useList('/api/v1/contracts/{id}/attachments', { path: { id: contractId } });
  const adding = useCommand((file: File, key) => addFile(contractId, file, key));

  async function add(file: File) {
    if (await adding.run(file)) void message.success(t('fileAdded'));
  }

  return (
    <Card
      title={t('files')}
      extra={
        can('contract:write') && (
          <Upload
            showUploadList={false}
            beforeUpload={(file) => {
              void add(file);
              return false;
            }}
          >
            <Button icon={<UploadOutlined aria-hidden />} loading={adding.pending}>
              {t('addFile')}
            </Button>
          </Upload>
        )
      }
    >
      {adding.problem && <ProblemNote problem={adding.problem} />}
      {list.items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noFiles')} />
      ) : (
        <ul className="plain-list ruled" aria-label={t('files')}>
          {list.items.map((file) => (
            <li key={file.id}>
              <Flex justify="space-between" gap={8} wrap align="center">
                <span className="wrapping">{file.name}</span>
                <Flex gap={8}>
                  <ActButton size="small" done={t('saved')} send={() => downloadFile(contractId, file)}>
                    {t('download')}
                  </ActButton>
                  {can('contract:write') && (
                    <ActButton
                      size="small"
                      danger
                      done={t('fileDeleted', { name: file.name })}
                      send={() => deleteFile(contractId, file.id)}
                      undo={() => restoreFile(contractId, file.id)}
                    >
                      {t('common:action.delete')}
                    </ActButton>
                  )}
                </Flex>
              </Flex>
              <Typography.Text type="secondary">
                {[size(file.size), formatInstant(file.createdAt), file.uploadedByName]
                  .filter(Boolean)
                  .join(' · ')}
                {' · '}
                <span title={file.sha256}>
                  {t('fingerprint')} <code>{file.sha256.slice(0, 12)}</code>
                </span>
              </Typography.Text>
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('common:list.more')}
        </Button>
      )}
    </Card>
  );
}
