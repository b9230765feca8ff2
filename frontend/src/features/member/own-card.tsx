import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, QRCode, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/shared/api/command';
import { asProblem } from '@/shared/api/problem';
import { formatInstant } from '@/shared/lib/date';
import { isZero } from '@/shared/lib/money';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';
import { useQuestion } from '@/shared/ui/use-question';
import { movementsOf, type OwnCard, paymentCode, reportOwnLoss } from './commands';
import { OwnPin } from './own-pin';
import { usePinWords } from './use-pin-words';

const SHORTEST_WAIT_MS = 5_000;

/** One of one's own cards. */
export function OwnCardPanel(props: { card: OwnCard }) {
  const { t } = useTranslation('member');
  const { t: pinWord } = usePinWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const ask = useQuestion();
  const [open, setOpen] = useState<'code' | 'movements' | 'pin'>();
  const { card } = props;
  const loss = useCommand(() => reportOwnLoss(card.id));
  const usable = card.status === 'ACTIVE';

  async function report() {
    if (!(await ask({ title: t('lossConfirm'), okButtonProps: { danger: true } }))) return;
    if (!(await loss.run(undefined))) return;
    setOpen(undefined);
    void message.success(t('lost'));
    void queries.invalidateQueries({ queryKey: ['member'] });
  }

  return (
    <Card
      title={card.programName}
      extra={<Tag color={usable ? 'green' : 'default'}>{t(`status.${card.status}`)}</Tag>}
    >
      <Flex vertical gap={12}>
        <Flex vertical>
          <Typography.Text type="secondary">{t('available')}</Typography.Text>
          <span className="member-balance">
            <MoneyText value={card.available} strong />
          </span>
          <Typography.Text type="secondary">
            {t('parts')} <MoneyText value={card.principal} /> + <MoneyText value={card.bonus} />
          </Typography.Text>
          <Typography.Text type="secondary">
            •••• {card.number.slice(-4)}
            {card.expiresOn && ` · ${t('until', { day: card.expiresOn })}`}
          </Typography.Text>
        </Flex>
        <Flex gap={8} wrap>
          {usable && (
            <Button
              size="large"
              type="primary"
              aria-expanded={open === 'code'}
              onClick={() => setOpen(open === 'code' ? undefined : 'code')}
            >
              {t('pay')}
            </Button>
          )}
          <Button
            size="large"
            aria-expanded={open === 'movements'}
            onClick={() => setOpen(open === 'movements' ? undefined : 'movements')}
          >
            {t('movements')}
          </Button>
          {usable && (
            <Button
              size="large"
              aria-expanded={open === 'pin'}
              onClick={() => setOpen(open === 'pin' ? undefined : 'pin')}
            >
              {pinWord(card.pin.set ? 'change' : 'first')}
            </Button>
          )}
          {(usable || card.status === 'FROZEN') && (
            <Button size="large" danger loading={loss.pending} onClick={() => void report()}>
              {t('loss')}
            </Button>
          )}
        </Flex>
        <ProblemNote problem={loss.problem} />
        {open === 'code' && usable && <PaymentCode cardId={card.id} />}
        {open === 'pin' && usable && <OwnPin card={card} onDone={() => setOpen(undefined)} />}
        {open === 'movements' && <Movements cardId={card.id} />}
      </Flex>
    </Card>
  );
}

/** The code to show at the till. It is good for about a minute, and the next one comes by itself. */
function PaymentCode(props: { cardId: string }) {
  const { t } = useTranslation('member');
  const code = useQuery({
    queryKey: ['member', 'code', props.cardId],
    queryFn: () => paymentCode(props.cardId),
    gcTime: 0,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data ? Math.max(SHORTEST_WAIT_MS, Date.parse(data.nextAt) - Date.now()) : false,
  });
  if (code.error) {
    return <ProblemNote problem={asProblem(code.error)} onRetry={() => void code.refetch()} />;
  }
  if (!code.data) return <Spin />;
  const groups = code.data.code.match(/.{1,4}/g)?.join(' ');
  return (
    <Flex vertical align="center" gap={8}>
      <div role="img" aria-label={t('codeFor')} className="member-code">
        <div aria-hidden>
          <QRCode type="svg" value={code.data.code} size={220} color="#000" bgColor="#fff" bordered={false} />
        </div>
      </div>
      <Typography.Text className="money">{groups}</Typography.Text>
      <Typography.Text type="secondary">{t('codeHint')}</Typography.Text>
      <Button onClick={() => void code.refetch()}>{t('codeNew')}</Button>
    </Flex>
  );
}

function Movements(props: { cardId: string }) {
  const { t } = useTranslation(['member', 'card']);
  const list = useQuery({
    queryKey: ['member', 'movements', props.cardId],
    queryFn: () => movementsOf(props.cardId),
  });
  return (
    <Loaded query={list} rows={3}>
      {(movements) =>
        movements.length === 0 ? (
          <Typography.Text type="secondary">{t('noMovements')}</Typography.Text>
        ) : (
          <ul className="plain-list ruled" aria-label={t('movements')}>
            {movements.map((movement) => (
              <li key={movement.sequence}>
                <Flex justify="space-between" gap={8}>
                  <span>{t(`card:movement.${movement.kind}`)}</span>
                  <span>
                    <MoneyText value={movement.principal} signed />
                    {!isZero(movement.bonus) && (
                      <>
                        {' '}
                        · {t('bonus')} <MoneyText value={movement.bonus} signed />
                      </>
                    )}
                  </span>
                </Flex>
                <Typography.Text type="secondary">
                  {formatInstant(movement.at)}
                  {movement.memo && ` · ${movement.memo}`}
                </Typography.Text>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
