import { Alert, App, Empty, Flex, Form, Radio, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { formatMoney, isZero } from '@/shared/lib/money';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { acceptProposal } from './commands';
import type { OpenItem, Proposal } from './vocabulary';

/** Says what a credit could settle; one of the proposals is taken, all of it or nothing. */
export function AllocateDrawer(props: { credit: OpenItem; onClose: () => void }) {
  const { t, i18n } = useTranslation('receivable');
  const { message } = App.useApp();
  const { credit } = props;
  const proposals = api.useQuery('get', '/api/v1/customers/{id}/receivables/proposals', {
    params: { path: { id: credit.customerId }, query: { amount: credit.residual.amount } },
  });
  const found = (proposals.data?.items ?? []).filter(({ parts }) => parts.length > 0);
  return (
    <CommandDrawer<{ chosen: number }, Schemas['Allocations']>
      title={t('allocateTitle', { number: credit.number })}
      submitText={t('allocateSubmit')}
      initial={{ chosen: 0 }}
      send={({ chosen }, key) => {
        const proposal = found[chosen];
        return proposal ? acceptProposal(credit, proposal, key) : Promise.reject(new Error(t('noProposal')));
      }}
      onDone={(done) => void message.success(t('allocated', { count: done.items.length }))}
      onClose={props.onClose}
    >
      <Alert
        type="info"
        role="note"
        style={{ marginBottom: 16 }}
        title={t('creditOpen', { amount: formatMoney(credit.residual, i18n.language) })}
      />
      <Loaded query={proposals} rows={4}>
        {() =>
          found.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noProposal')} />
          ) : (
            <Form.Item name="chosen" label={t('proposals')} rules={[{ required: true }]}>
              <Radio.Group className="wide">
                <Flex vertical gap={12}>
                  {found.map((proposal, index) => (
                    <Radio
                      key={`${proposal.ground} ${proposal.parts.map(({ item }) => item?.id).join()}`}
                      value={index}
                    >
                      <ProposalText proposal={proposal} />
                    </Radio>
                  ))}
                </Flex>
              </Radio.Group>
            </Form.Item>
          )
        }
      </Loaded>
    </CommandDrawer>
  );
}

function ProposalText(props: { proposal: Proposal }) {
  const { t } = useTranslation('receivable');
  const { ground, parts, remainder } = props.proposal;
  return (
    <Flex vertical gap={4}>
      <span>
        <Tag color="blue">{t(`ground.${ground}`)}</Tag>
      </span>
      {parts.map(
        ({ item, amount }) =>
          item && (
            <span key={item.id}>
              {item.number}
              {item.reference && ` · ${item.reference}`} · {item.dueOn} · <MoneyText value={amount} />
            </span>
          ),
      )}
      {!isZero(remainder) && (
        <Typography.Text type="secondary">
          {t('remainder')} <MoneyText value={remainder} />
        </Typography.Text>
      )}
    </Flex>
  );
}
