import { Alert, Flex, Progress, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/shared/ui/act-button';
import { Details } from '@/shared/ui/detail';
import { MoneyText } from '@/shared/ui/money-text';
import { downloadErrors } from './commands';
import { RefusedRows } from './refused-rows';
import type { Import } from './vocabulary';

/** How a run went: how many rows were read, taken and refused. */
export function RunResult(props: { run: Import }) {
  const { t } = useTranslation('exchange');
  const { run } = props;
  if (run.status === 'RUNNING') {
    return (
      <Flex vertical gap={8} role="status">
        <span>{t('running', { count: run.rowsRead })}</span>
        <Progress percent={100} status="active" showInfo={false} aria-label={t('status.RUNNING')} />
      </Flex>
    );
  }
  const dry = run.mode === 'DRY_RUN';
  return (
    <Flex vertical gap={12} data-testid="import-result">
      {run.status === 'FAILED' ? (
        <Alert type="error" showIcon title={t('failed')} description={run.failure?.detail} />
      ) : (
        <Alert
          type={run.rowsRejected > 0 ? 'warning' : 'success'}
          showIcon
          title={
            dry
              ? t('dryRunResult', { accepted: run.rowsAccepted, rejected: run.rowsRejected })
              : t('commitResult', { created: run.created, updated: run.updated, rejected: run.rowsRejected })
          }
        />
      )}
      {run.sameFileAs && dry && <Alert type="warning" showIcon title={t('sameFile')} />}
      {run.rowsContradicting > 0 && (
        <Alert type="warning" showIcon title={t('contradicting', { count: run.rowsContradicting })} />
      )}
      <Details
        columns={4}
        items={[
          [t('field.rowsRead'), run.rowsRead],
          [t('field.rowsAccepted'), run.rowsAccepted],
          [t('field.rowsRejected'), run.rowsRejected],
          [t('field.created'), run.created],
          [t('field.updated'), run.updated],
          [t('field.unchanged'), run.unchanged],
          [t('field.customersCreated'), run.customersCreated || undefined],
          [t('field.amount'), run.amount && <MoneyText key="amount" value={run.amount} />],
          [
            t('field.cardMoneyBefore'),
            run.cardMoneyBefore && <MoneyText key="before" value={run.cardMoneyBefore} />,
          ],
          [
            t('field.cardMoneyAfter'),
            run.cardMoneyAfter && <MoneyText key="after" value={run.cardMoneyAfter} />,
          ],
        ]}
      />
      {run.errorsAvailable && (
        <>
          <RefusedRows run={run} />
          <Flex gap="4px 12px" wrap align="center">
            <ActButton send={() => downloadErrors(run)} done={t('downloaded')}>
              {t('downloadErrors')}
            </ActButton>
            <Typography.Text type="secondary">{t('mendHint')}</Typography.Text>
          </Flex>
        </>
      )}
    </Flex>
  );
}
