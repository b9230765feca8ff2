import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../lib/date';
import { formatMoney } from '../lib/money';
import { isFields, isMoney } from '../lib/shapes';
import { StaffName, UnitName } from './names';
import { useTrailWords } from './use-trail-words';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const CODE = /^[A-Z][A-Z0-9_]+$/;

const units = new Set(['unitId', 'shopId', 'parentId']);
const staff = /^(ownerId|staffId|assigneeId|operatorId|makerId|checkerId|[a-z]+By)$/i;

/** By which texts the values of a subject's fields are called, where these are not called like the subject. */
const textsOf: Record<string, string> = {
  entry: 'account',
  card_program: 'card',
  follow_up_plan: 'care',
  task: 'care',
  staff: 'identity',
  org_unit: 'identity',
  session: 'identity',
  bill: 'billing',
  bill_run: 'billing',
  alert: 'oversight',
  alert_rule: 'oversight',
  approval_request: 'approval',
  bulk_edit: 'bulk',
  bank_account: 'bank',
  bank_line: 'bank',
  bank_statement: 'bank',
  period_run: 'period',
  period_step: 'period',
  review: 'freshness',
};

/** What a subject's field is called among the texts, where that is not its own name. */
const groupsOf: Record<string, string[]> = {
  'staff.status': ['staffStatus'],
  'task.status': ['taskStatus'],
  'follow_up_plan.status': ['planStatus'],
  'card_program.status': ['programStatus'],
  'org_unit.kind': ['unitKind'],
  'review.status': ['reviewStatus'],
  'bill_run.status': ['runStatus'],
};

/** A value of any record as people read it: codes by their words, ids by names, amounts and times in the house's form. */
export function SaidValue(props: { subject?: string; field: string; value: unknown }): ReactNode {
  const { t, i18n } = useTranslation('audit');
  const words = useTrailWords();
  const { subject = '', field, value } = props;
  if (value === undefined || value === null || value === '') return '—';
  if (isMoney(value)) return formatMoney(value, i18n.language);
  if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
  if (Array.isArray(value)) {
    if (value.length === 0) return '—';
    return value.map((each, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows of a list that never changes
      <div key={index}>
        <SaidValue subject={subject} field={field} value={each} />
      </div>
    ));
  }
  if (isFields(value)) {
    const shown = Object.entries(value).filter(
      ([name, each]) => name !== 'id' && each !== null && each !== '' && each !== false,
    );
    return shown.map(([name, each], index) => (
      <span key={name}>
        {index > 0 && ' · '}
        {words.field(name)} <SaidValue subject={subject} field={name} value={each} />
      </span>
    ));
  }
  const text = String(value);
  if (units.has(field)) return <UnitName id={text} />;
  if (ID.test(text) && staff.test(field) && field !== 'renewedBy' && field !== 'reversedBy')
    return <StaffName id={text} />;
  if (ID.test(text)) return text.slice(-8);
  if (INSTANT.test(text)) return formatInstant(text);
  if (CODE.test(text)) return words.value(candidates(subject, field, text), text);
  return text === 'system' ? t('system') : text;
}

/** Where else to look, for a record of which it is not said what it is. */
const others = [
  'customer',
  'common',
  'account',
  'identity',
  'contract',
  'billing',
  'card',
  'care',
  'bank',
  'period',
];

/** The places at which the words for a code may stand, the most particular first. */
function candidates(subject: string, field: string, code: string): string[] {
  const groups = [...(groupsOf[`${subject}.${field}`] ?? []), field, `${field}s`];
  const names = [textsOf[subject] ?? subject, ...others];
  return [
    ...names.flatMap((name) => groups.map((group) => `${name}:${group}.${code}`)),
    `freshness:customerField.${code}`,
    `trail:value.${code}`,
  ];
}
