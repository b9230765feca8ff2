import { Alert, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { CustomerLink } from '@/shared/ui/customer-link';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { Page } from '@/shared/ui/page';

/** Who an old link leads to: somebody who is part of another customer by now. */
export function MergedCustomer(props: { customerId: string }) {
  const { t } = useTranslation('customer');
  const merged = api.useQuery('get', '/api/v1/customers/{id}', {
    params: { path: { id: props.customerId } },
  });
  const survivorId = merged.data?.mergedInto;
  const survivor = api.useQuery(
    'get',
    '/api/v1/customers/{id}',
    { params: { path: { id: survivorId ?? '' } } },
    { enabled: survivorId !== undefined },
  );
  return (
    <Loaded query={merged}>
      {(customer) => (
        <Page title={customer.name}>
          <Alert
            type="info"
            showIcon
            title={t('merged.title')}
            description={
              survivorId && (
                <>
                  {t('merged.into')} <CustomerLink id={survivorId} name={survivor.data?.name ?? survivorId} />{' '}
                  {survivor.data?.number}
                </>
              )
            }
          />
          <Card title={t('merged.asTheyWere')}>
            <Details
              items={[
                [t('field.number'), customer.number],
                [t('field.kind'), t(`kind.${customer.kind}`)],
                [t('field.tier'), t(`tier.${customer.tier}`)],
                [t('field.stage'), t(`stage.${customer.stage}`)],
                [t('field.phone'), customer.phone],
                [t('field.owner'), customer.ownerName],
              ]}
            />
          </Card>
        </Page>
      )}
    </Loaded>
  );
}
