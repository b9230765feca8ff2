import { Link } from '@tanstack/react-router';
import { Button, Card, Flex, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Command, useCommand } from '@/shared/api/command';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';
import { ProblemNote } from '@/shared/ui/problem-note';
import { previewImport, startImport } from './commands';
import { duplicates, type Mapping } from './mapping';
import { MappingTable } from './mapping-table';
import { RunResult } from './run-result';
import { UploadStep } from './upload-step';
import { useRun } from './use-run';
import type { Import, ImportOptions, Preview } from './vocabulary';

type Chosen = { file: File; target: ImportOptions['target']; preview: Preview };

/** Four steps: the file, what its columns mean, a trial that stores nothing, and the import itself. */
export function ImportWizardPage() {
  const { t } = useTranslation('exchange');
  const [chosen, setChosen] = useState<Chosen>();
  const [mapping, setMapping] = useState<Mapping>({});
  const [trial, setTrial] = useState<Import>();
  const [result, setResult] = useState<Import>();

  const preview = useCommand(async ({ file, target }: Pick<Chosen, 'file' | 'target'>) => {
    const found = await previewImport({ file, options: { target } });
    setMapping(found.mapping);
    setChosen({ file, target, preview: found });
    return found;
  });
  const run = (mode: ImportOptions['mode']) => (of: Chosen) =>
    startImport({ file: of.file, options: { target: of.target, mapping, mode } });
  const start = useCommand(run('DRY_RUN'));
  const commit = useCommand(run('COMMIT'));

  const step = result ? 3 : trial ? 2 : chosen ? 1 : 0;
  return (
    <Page title={t('new')}>
      <Steps
        size="small"
        current={step}
        items={(['file', 'mapping', 'trial', 'result'] as const).map((each) => ({
          title: t(`step.${each}`),
        }))}
      />
      <Card>
        {step === 0 && (
          <UploadStep
            pending={preview.pending}
            problem={preview.problem}
            onChosen={(values) => void preview.run(values)}
          />
        )}
        {step === 1 && chosen && (
          <MappingStep
            preview={chosen.preview}
            target={chosen.target}
            mapping={mapping}
            command={start}
            onChange={setMapping}
            onBack={() => setChosen(undefined)}
            onNext={() => void start.run(chosen).then(setTrial)}
          />
        )}
        {step === 2 && chosen && trial && (
          <TrialStep
            trial={trial}
            command={commit}
            onBack={() => setTrial(undefined)}
            onNext={() => void commit.run(chosen).then(setResult)}
          />
        )}
        {result && <ResultStep result={result} />}
      </Card>
    </Page>
  );
}

function MappingStep(props: {
  preview: Preview;
  target: ImportOptions['target'];
  mapping: Mapping;
  command: Pick<Command<never, Import>, 'pending' | 'problem'>;
  onChange: (mapping: Mapping) => void;
  onBack: () => void;
  onNext: () => void;
}) {
  const { t } = useTranslation(['exchange', 'common']);
  const ready = Object.keys(props.mapping).length > 0 && duplicates(props.mapping).length === 0;
  return (
    <Flex vertical gap={16}>
      <MappingTable {...props} />
      <ProblemNote problem={props.command.problem} />
      <Flex justify="space-between">
        <Button onClick={props.onBack}>{t('common:action.previous')}</Button>
        <Button type="primary" disabled={!ready} loading={props.command.pending} onClick={props.onNext}>
          {t('tryOut')}
        </Button>
      </Flex>
    </Flex>
  );
}

function TrialStep(props: {
  trial: Import;
  command: Pick<Command<never, Import>, 'pending' | 'problem'>;
  onBack: () => void;
  onNext: () => void;
}) {
  const { t } = useTranslation(['exchange', 'common']);
  const query = useRun(props.trial.id);
  return (
    <Loaded query={query}>
      {(run) => (
        <Flex vertical gap={16}>
          <RunResult run={run} />
          <ProblemNote problem={props.command.problem} />
          <Flex justify="space-between">
            <Button onClick={props.onBack}>{t('common:action.previous')}</Button>
            <Button
              type="primary"
              disabled={run.status !== 'FINISHED' || run.rowsAccepted === 0}
              loading={props.command.pending}
              onClick={props.onNext}
            >
              {t('commit', { count: run.rowsAccepted })}
            </Button>
          </Flex>
        </Flex>
      )}
    </Loaded>
  );
}

function ResultStep(props: { result: Import }) {
  const { t } = useTranslation('exchange');
  const query = useRun(props.result.id);
  return (
    <Loaded query={query}>
      {(run) => (
        <Flex vertical gap={16}>
          <RunResult run={run} />
          <Link to={run.target === 'CUSTOMERS' ? '/customers' : '/transactions'}>
            {t(`see.${run.target}`)}
          </Link>
        </Flex>
      )}
    </Loaded>
  );
}
