import { Form, type FormInstance, Input, Typography } from 'antd';
import type { Money, Schemas } from '@/shared/api/types';
import { fen, formatMoney, fromFen, isAmount, yuan } from '@/shared/lib/money';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { ReasonField } from '@/shared/ui/reason-field';
import { RemotePicker } from '@/shared/ui/remote-picker';
import { adjustCard, transferToCard } from './commands';
import { useDeskWords } from './use-desk-words';
import type { Card, Receipt } from './vocabulary';

type Adjustment = Schemas['AdjustCard'];
type Done = (receipt: Receipt | null, title: string) => void;

/** What of a card's principal may leave it: bonus is set aside first, and what is set aside stays. */
export function movable(card: Card): bigint {
  const principal = fen(card.principal.amount);
  const beyondBonus = fen(card.held.amount) - fen(card.bonus.amount);
  return principal - (beyondBonus > 0n ? beyondBonus : 0n);
}

/** Moves principal to another card. */
export function TransferDrawer(props: { card: Card; onDone: Done; onClose: () => void }) {
  const { t, i18n } = useDeskWords();
  const positive = useMoneyRule();
  const { card } = props;
  const most = movable(card);
  return (
    <CommandDrawer<Schemas['TransferToCard'], Receipt | null>
      title={`${t('card:act.transfer')} · ${card.number}`}
      submitText={t('transfer.submit')}
      send={(values, key) => transferToCard(card.id, values, key)}
      onDone={(receipt) => props.onDone(receipt, t('transfer.done'))}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('transfer.explain')}</Typography.Paragraph>
      <Form.Item
        name="toCardId"
        label={t('transfer.to')}
        extra={t('transfer.toHint')}
        rules={[{ required: true }]}
      >
        <OtherCardPicker card={card} />
      </Form.Item>
      <Form.Item
        name="amount"
        label={t('transfer.amount')}
        extra={t('transfer.most', { most: formatMoney(yuan(fromFen(most)), i18n.language) })}
        rules={[
          { required: true },
          positive,
          {
            validator: (_, value: Money | undefined) =>
              !value || !isAmount(value.amount) || fen(value.amount) <= most
                ? Promise.resolve()
                : Promise.reject(new Error(t('card:tooMuch'))),
          },
        ]}
      >
        <MoneyInput />
      </Form.Item>
      <Form.Item name="memo" label={t('common:field.memo')}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  );
}

/** A card by its number, with its holder's name to tell it by; not the one that the money comes from. */
function OtherCardPicker(props: {
  card: Card;
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
}) {
  const { card, ...picker } = props;
  return (
    <RemotePicker
      {...picker}
      path="/api/v1/cards"
      query={{ status: 'ACTIVE' }}
      except={card.id}
      option={({ id, number, customerName, programName }) => ({
        value: id,
        label: [number, customerName ?? programName].join(' · '),
      })}
    />
  );
}

/** Corrects a card up or down. Where the policies say so, nothing happens before a second person has agreed. */
export function AdjustDrawer(props: { card: Card; onDone: Done; onClose: () => void }) {
  const { t } = useDeskWords();
  const { card } = props;
  return (
    <CommandDrawer<Adjustment, Receipt | null>
      title={`${t('card:act.adjust')} · ${card.number}`}
      submitText={t('adjust.submit')}
      danger
      send={(values, key) => adjustCard(card.id, values, key)}
      onDone={(receipt) => props.onDone(receipt, t('adjust.done'))}
      onClose={props.onClose}
    >
      {(form) => <AdjustFields card={card} form={form} />}
    </CommandDrawer>
  );
}

type Part = 'principal' | 'bonus';
const parts: readonly Part[] = ['principal', 'bonus'];
const typed = (value: Money | undefined) =>
  value && isAmount(value.amount, { signed: true }) ? fen(value.amount) : 0n;

function AdjustFields(props: { card: Card; form: FormInstance<Adjustment> }) {
  const { t, i18n } = useDeskWords();
  const { card, form } = props;
  const signed = useMoneyRule({ signed: true });
  const principal = Form.useWatch('principal', form);
  const bonus = Form.useWatch('bonus', form);
  const after = (part: Part, change: Money | undefined) => fen(card[part].amount) + typed(change);
  const shown = (part: Part, change: Money | undefined) =>
    formatMoney(yuan(fromFen(after(part, change))), i18n.language);
  return (
    <>
      <Typography.Paragraph>{t('adjust.explain')}</Typography.Paragraph>
      {parts.map((part) => (
        <Form.Item
          key={part}
          name={part}
          label={t(`adjust.${part}`)}
          extra={t('adjust.hint')}
          // Either of the two is enough, so that the one is looked at again when the other changes.
          dependencies={parts.filter((each) => each !== part)}
          rules={[
            signed,
            {
              validator: (_, value: Money | undefined) =>
                after(part, value) < 0n ? Promise.reject(new Error(t('adjust.below'))) : Promise.resolve(),
            },
            {
              validator: () =>
                part === 'principal' && parts.every((each) => !form.getFieldValue(each))
                  ? Promise.reject(new Error(t('adjust.nothing')))
                  : Promise.resolve(),
            },
          ]}
        >
          {/* A phone's pad of digits has no minus. */}
          <MoneyInput inputMode="text" autoFocus={part === 'principal'} />
        </Form.Item>
      ))}
      <Typography.Paragraph aria-live="polite" type="secondary">
        {t('adjust.result', { principal: shown('principal', principal), bonus: shown('bonus', bonus) })}
      </Typography.Paragraph>
      <ReasonField max={200} />
    </>
  );
}
