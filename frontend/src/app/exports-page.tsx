import { ExportsPage } from '@/features/export/exports-page';
import { ConditionWords } from '@/features/segment/condition-chips';

/** Puts the exports and the words for conditions together. */
export function ExportsWithConditions() {
  return <ExportsPage conditions={(filter) => <ConditionWords filter={filter} />} />;
}
