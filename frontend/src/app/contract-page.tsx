import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ContractFrame } from '@/features/contract/contract-frame';
import { useCan } from '@/shared/api/session';

const ContractBills = lazy(() =>
  import('@/features/billing/contract-bills').then((module) => ({ default: module.ContractBills })),
);

const route = getRouteApi('/shell/contracts/$contractId');

/** Puts the contract and its bills together. */
export function ContractPage() {
  const can = useCan();
  const { contractId } = route.useParams();
  return (
    <ContractFrame contractId={contractId}>
      {can('bill:read') && (
        <Suspense>
          <ContractBills contractId={contractId} />
        </Suspense>
      )}
    </ContractFrame>
  );
}
