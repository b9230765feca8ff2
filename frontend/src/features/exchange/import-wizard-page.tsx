import { Card, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import { Page } from '@/shared/ui/page';
import { previewImport, startImport } from './commands';
import { MappingStep } from './mapping-step';
import { ResultStep, TrialStep } from './run-steps';
import { UploadStep } from './upload-step';
import type { Import, ImportOptions, Preview, Reading } from './vocabulary';

type Chosen = { file: File; reading: Reading; preview: Preview };

/** Four steps: the file, what its columns mean, a trial that stores nothing, and the import itself. */
export function ImportWizardPage() {
  const { t } = useTranslation('exchange');
  const [chosen, setChosen] = useState<Chosen>();
  const [meaning, setMeaning] = useState<Pick<ImportOptions, 'mapping' | 'dateFormat' | 'createCustomers'>>();
  const [trial, setTrial] = useState<Import>();
  const [result, setResult] = useState<Import>();

  const preview = useCommand(async ({ file, reading }: Omit<Chosen, 'preview'>) => {
    const found = await previewImport(file, reading);
    setChosen({ file, reading, preview: found });
    return found;
  });
  const start = useCommand(
    (options: { of: Chosen; meaning: NonNullable<typeof meaning>; mode: ImportOptions['mode'] }) =>
      startImport(options.of.file, { ...options.of.reading, ...options.meaning, mode: options.mode }),
  );

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
            onChosen={(file, target) => void preview.run({ file, reading: { target } })}
          />
        )}
        {step === 1 && chosen && (
          <MappingStep
            // A file read in another way has other columns.
            key={JSON.stringify(chosen.reading)}
            preview={chosen.preview}
            reading={chosen.reading}
            pending={start.pending || preview.pending}
            problem={start.problem ?? preview.problem}
            onReading={(reading) => void preview.run({ file: chosen.file, reading })}
            onBack={() => setChosen(undefined)}
            onNext={(found) => {
              setMeaning(found);
              void start.run({ of: chosen, meaning: found, mode: 'DRY_RUN' }).then(setTrial);
            }}
          />
        )}
        {step === 2 && chosen && meaning && trial && (
          <TrialStep
            trial={trial}
            pending={start.pending}
            problem={start.problem}
            onBack={() => setTrial(undefined)}
            onNext={() => void start.run({ of: chosen, meaning, mode: 'COMMIT' }).then(setResult)}
          />
        )}
        {result && <ResultStep result={result} />}
      </Card>
    </Page>
  );
}
