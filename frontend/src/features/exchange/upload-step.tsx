import { InboxOutlined } from '@ant-design/icons';
import { Flex, Radio, Spin, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/shared/api/problem';
import { options } from '@/shared/lib/options';
import { ProblemNote } from '@/shared/ui/problem-note';
import { type ImportOptions, importTargets } from './vocabulary';

export function UploadStep(props: {
  initial: ImportOptions['target'] | undefined;
  pending: boolean;
  problem: ApiProblem | undefined;
  onChosen: (file: File, target: ImportOptions['target']) => void;
}) {
  const { t } = useTranslation('exchange');
  const [target, setTarget] = useState<ImportOptions['target']>(props.initial ?? 'CUSTOMERS');
  return (
    <Spin spinning={props.pending}>
      <Flex vertical gap={16}>
        <Flex vertical gap={8}>
          <Typography.Text>{t('field.target')}</Typography.Text>
          <Radio.Group
            aria-label={t('field.target')}
            value={target}
            options={options(importTargets, (each) => t(`target.${each}`))}
            onChange={(event) => setTarget(event.target.value)}
          />
        </Flex>
        <Upload.Dragger
          accept=".csv,.txt,.xlsx"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            props.onChosen(file, target);
            return false;
          }}
        >
          <p>
            <InboxOutlined style={{ fontSize: 40 }} aria-hidden />
          </p>
          <p>{t('drop')}</p>
          <Typography.Text type="secondary">{t('dropHint')}</Typography.Text>
        </Upload.Dragger>
        <ProblemNote problem={props.problem} />
      </Flex>
    </Spin>
  );
}
