import { Alert, Button, Divider, Flex, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '@/shared/api/problem';
import { options } from '@/shared/lib/options';
import { ProblemNote } from '@/shared/ui/problem-note';
import { duplicates } from './mapping';
import { MappingTable } from './mapping-table';
import { keysOf, RowRules } from './row-rules';
import { SavedMappings } from './saved-mappings';
import { charsets, delimiters, type Meaning, type Preview, type Reading } from './vocabulary';

/** What each column means, what the rows may do, and how the file is to be read where that is in doubt. */
export function MappingStep(props: {
  preview: Preview;
  /** What the columns are taken to mean at first, and what was said of the rows before. */
  meaning: Meaning;
  reading: Reading;
  pending: boolean;
  problem: ApiProblem | undefined;
  onReading: (reading: Reading) => void;
  onBack: () => void;
  onNext: (meaning: Meaning) => void;
}) {
  const { t } = useTranslation(['exchange', 'common']);
  const { preview, reading } = props;
  const [meaning, setMeaning] = useState(props.meaning);
  const { mapping, dateFormat, rows } = meaning;
  const change = (part: Partial<Meaning>) => setMeaning({ ...meaning, ...part });
  const undecided = preview.dateAmbiguous && !dateFormat;
  const findsNothing = rows === 'UPDATE' && keysOf(reading.target, meaning).length === 0;
  const ready =
    Object.keys(mapping).length > 0 && duplicates(mapping).length === 0 && !undecided && !findsNothing;
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
        {preview.delimiter && (
          <Choice
            label={t('delimiter')}
            values={delimiters}
            value={preview.delimiter}
            name={(value) => t(`delimiters.${delimiterNames[value] ?? 'comma'}`)}
            onChange={(delimiter) => props.onReading({ ...reading, delimiter })}
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
            onChange={(chosen) => change({ dateFormat: chosen })}
          />
        )}
      </Flex>
      {undecided && <Alert type="warning" showIcon title={t('dateAmbiguous')} />}
      <SavedMappings
        target={reading.target}
        saved={preview.saved}
        mapping={mapping}
        onPick={(picked) => change({ mapping: picked })}
      />
      <MappingTable preview={preview} mapping={mapping} onChange={(next) => change({ mapping: next })} />
      <Divider style={{ margin: 0 }} />
      <RowRules target={reading.target} fields={preview.fields} meaning={meaning} onChange={change} />
      <ProblemNote problem={props.problem} />
      <Flex justify="space-between">
        <Button onClick={props.onBack}>{t('common:action.previous')}</Button>
        <Button
          type="primary"
          disabled={!ready}
          loading={props.pending}
          onClick={() => props.onNext(said(meaning))}
        >
          {t('tryOut')}
        </Button>
      </Flex>
    </Flex>
  );
}

const delimiterNames: Record<string, 'comma' | 'semicolon' | 'tab'> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
};

/** Without defaults that say nothing. */
function said({ defaults = {}, ...meaning }: Meaning): Meaning {
  const given = Object.entries(defaults).filter(([, value]) => value.trim() !== '');
  return given.length > 0 ? { ...meaning, defaults: Object.fromEntries(given) } : meaning;
}

function Choice(props: {
  label: string;
  values: readonly string[];
  value: string | undefined;
  name?: (value: string) => string;
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
        options={options(values, (value) => props.name?.(value) ?? value)}
        onChange={props.onChange}
      />
    </Flex>
  );
}
