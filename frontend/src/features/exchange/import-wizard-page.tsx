import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Card, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import { useSession } from '@/shared/api/session';
import { Page } from '@/shared/ui/page';
import { previewImport, startImport } from './commands';
import { keepMeaning, keptMeaning } from './kept-meaning';
import { remembered } from './mapping';
import { MappingStep } from './mapping-step';
import { ResultStep, TrialStep } from './run-steps';
import { UploadStep } from './upload-step';
import type { Import, ImportOptions, Meaning, Preview, Reading } from './vocabulary';

const route = getRouteApi('/shell/imports/new');

type Chosen = { file: File; reading: Reading; preview: Preview };

/** Four steps: the file, what its columns mean, a trial that stores nothing, and the import itself. */
export function ImportWizardPage() {
  const { t } = useTranslation('exchange');
  const { me } = useSession();
  const { mends, ...asked } = route.useSearch();
  const [target, setTarget] = useState(asked.target);
  const [chosen, setChosen] = useState<Chosen>();
  const [meaning, setMeaning] = useState(() => (mends ? keptMeaning(me?.id, mends) : undefined));
  const [trial, setTrial] = useState<Import>();
  const [result, setResult] = useState<Import>();

  const preview = useCommand(async ({ file, reading }: Omit<Chosen, 'preview'>) => {
    const found = await previewImport(file, reading);
    setChosen({ file, reading, preview: found });
    return found;
  });
  const start = useCommand(async (options: { of: Chosen; meaning: Meaning; mode: ImportOptions['mode'] }) => {
    const begun = await startImport(options.of.file, {
      ...options.of.reading,
      ...options.meaning,
      mode: options.mode,
    });
    keepMeaning(me?.id, begun.id, options.meaning);
    return begun;
  });

  // What the columns of the first file meant, those of the mended one mean too.
  function startAgain() {
    setChosen(undefined);
    setTrial(undefined);
    setResult(undefined);
  }

  const step = result ? 3 : trial ? 2 : chosen ? 1 : 0;
  return (
    <Page
      title={t('new')}
      actions={
        <Link to="/imports/mappings">
          <Button>{t('saved.title')}</Button>
        </Link>
      }
    >
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
            initial={target}
            pending={preview.pending}
            problem={preview.problem}
            onChosen={(file, of) => {
              // What was said of customers says nothing of contracts.
              if (of !== target) setMeaning(undefined);
              setTarget(of);
              void preview.run({ file, reading: { target: of } });
            }}
          />
        )}
        {step === 1 && chosen && (
          <MappingStep
            // A file read in another way has other columns.
            key={JSON.stringify(chosen.reading)}
            preview={chosen.preview}
            meaning={{ ...meaning, mapping: remembered(chosen.preview, meaning?.mapping) }}
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
            onMended={startAgain}
            onNext={() => void start.run({ of: chosen, meaning, mode: 'COMMIT' }).then(setResult)}
          />
        )}
        {result && <ResultStep result={result} onMended={startAgain} />}
      </Card>
    </Page>
  );
}
