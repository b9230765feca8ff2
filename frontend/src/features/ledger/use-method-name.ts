import { useChartWords } from './use-chart-words';

/** What a method of paying is called; the ledger knows some that no till offers. */
export function useMethodName(): (method: string) => string {
  const { t } = useChartWords();
  return (method) =>
    t([`method.${method as 'NONE'}`, `common:method.${method as 'CASH'}`], { defaultValue: method });
}
