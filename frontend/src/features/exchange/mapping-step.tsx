import { Alert, Button, Checkbox, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/shared/api/problem';
import { ProblemNote } from '@/shared/ui/problem-note';
import { duplicates } from './mapping';
import { MappingTable } from './mapping-table';
import { charsets, type ImportOptions, type Preview, type Reading } from './vocabulary';

type Meaning = Pick<ImportOptions, 'mapping' | 'dateFormat' | 'createCustomers'>;

/** What each column means, and how the file is to be read where that is in doubt. */
export function MappingStep(props: {
  preview: Preview;
  reading: Reading;
  pending: boolean;
  problem: ApiProblem | undefined;
  onReading: (reading: Reading) => void;
  onBack: () => void;
  onNext: (meaning: Meaning) => void;
}) {
  const { t } = useTranslation(['exchange', 'common']);
  const { preview, reading } = props;
  const [mapping, setMapping] = useState(preview.mapping);
  const [dateFormat, setDateFormat] = useState<string>();
  const [createCustomers, setCreateCustomers] = useState(false);
  const undecided = preview.dateAmbiguous && !dateFormat;
  const ready = Object.keys(mapping).length > 0 && duplicates(mapping).length === 0 && !undecided;
  return (
    <Flex vertical gap={16}>
      <Flex gap={16} wrap>
        {preview.charset && (
          <Choice
            label={t('charset')}
            values={charsets}
            value={preview.charset}
            onChange={(charset) => props.onReading({ ...reading, charset })}
          />
        )}
        {preview.sheets && preview.sheets.length > 1 && (
          <Choice
            label={t('sheet')}
            values={preview.sheets}
            value={reading.sheet ?? preview.sheets[0]}
            onChange={(sheet) => props.onReading({ ...reading, sheet })}
          />
        )}
        {preview.dateAmbiguous && preview.dateFormats && (
          <Choice
            label={t('dateFormat')}
            values={preview.dateFormats}
            value={dateFormat}
            onChange={setDateFormat}
          />
        )}
      </Flex>
      {undecided && <Alert type="warning" showIcon title={t('dateAmbiguous')} />}
      <MappingTable preview={preview} mapping={mapping} onChange={setMapping} />
      {reading.target === 'TRANSACTIONS' && (
        <Checkbox checked={createCustomers} onChange={({ target }) => setCreateCustomers(target.checked)}>
          {t('createCustomers')}
        </Checkbox>
      )}
      <ProblemNote problem={props.problem} />
      <Flex justify="space-between">
        <Button onClick={props.onBack}>{t('common:action.previous')}</Button>
        <Button
          type="primary"
          disabled={!ready}
          loading={props.pending}
          onClick={() =>
            props.onNext({
              mapping,
              ...(dateFormat ? { dateFormat } : {}),
              ...(createCustomers ? { createCustomers } : {}),
            })
          }
        >
          {t('tryOut')}
        </Button>
      </Flex>
    </Flex>
  );
}

function Choice(props: {
  label: string;
  values: readonly string[];
  value: string | undefined;
  onChange: (value: string) => void;
}) {
  const values =
    props.value && !props.values.includes(props.value) ? [props.value, ...props.values] : props.values;
  return (
    <Flex gap={8} align="center">
      <Typography.Text>{props.label}</Typography.Text>
      <Select<string>
        aria-label={props.label}
        style={{ minWidth: 140 }}
        value={props.value ?? null}
        options={values.map((value) => ({ value, label: value }))}
        onChange={props.onChange}
      />
    </Flex>
  );
}
