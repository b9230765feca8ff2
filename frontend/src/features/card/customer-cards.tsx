import { Link } from '@tanstack/react-router';
import { Button, Flex, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/api/session';
import { IssueCardDrawer, TopUpDrawer } from './card-drawers';
import { CardList } from './card-list';
import type { Card } from './vocabulary';

/** A customer's cards: issue, top up, and on to the till. */
export function CustomerCards(props: { customerId: string }) {
  const { t } = useTranslation('card');
  const can = useCan();
  const [issuing, setIssuing] = useState(false);
  const [toppingUp, setToppingUp] = useState<Card>();
  return (
    <Flex vertical gap={16}>
      {can('card:sell') && (
        <Flex justify="end">
          <Button type="primary" onClick={() => setIssuing(true)}>
            {t('issue')}
          </Button>
        </Flex>
      )}
      <CardList
        query={{ customerId: props.customerId }}
        actions={(card) =>
          can('card:sell') &&
          card.status === 'ACTIVE' && (
            <Space wrap>
              <Button size="small" onClick={() => setToppingUp(card)}>
                {t('topUp')}
              </Button>
              <Link to="/pos" search={{ find: card.number }}>
                {t('spend')}
              </Link>
            </Space>
          )
        }
      />
      {issuing && <IssueCardDrawer customerId={props.customerId} onClose={() => setIssuing(false)} />}
      {toppingUp && <TopUpDrawer card={toppingUp} onClose={() => setToppingUp(undefined)} />}
    </Flex>
  );
}
