import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ContractFrame } from '@/features/contract/contract-frame';
import { useCan } from '@/shared/api/session';

const ContractBills = lazy(() =>
  import('@/features/billing/contract-bills').then((module) => ({ default: module.ContractBills })),
);
const ContractUsage = lazy(() =>
  import('@/features/usage/contract-usage').then((module) => ({ default: module.ContractUsage })),
);

const route = getRouteApi('/shell/contracts/$contractId');

/** Puts the contract and its bills and what is metered together. */
export function ContractPage() {
  const can = useCan();
  const { contractId } = route.useParams();
  return (
    <ContractFrame contractId={contractId}>
      <Suspense>
        <ContractUsage contractId={contractId} />
      </Suspense>
      {can('bill:read') && (
        <Suspense>
          <ContractBills contractId={contractId} />
        </Suspense>
      )}
    </ContractFrame>
  );
}
