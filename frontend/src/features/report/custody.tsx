import { Alert, App, Button, Card, DatePicker, Flex, Form, Radio, Typography } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { ReasonField } from '@/shared/ui/reason-field';
import { TotalsLine } from '@/shared/ui/totals-line';
import { setIssuerType } from './commands';
import { useCustodyWords } from './use-custody-words';

type Custody = Schemas['CustodyView'];

const issuerTypes = valuesOf<Schemas['IssuerType']>({ LARGE: 0, GROUP: 0, BRAND: 0, OTHER: 0 });

/** The last day of the quarter that a day lies in. */
export function quarterEnd(day: Dayjs): string {
  const lastMonth = Math.floor(day.month() / 3) * 3 + 2;
  return day.month(lastMonth).endOf('month').format('YYYY-MM-DD');
}

/** Hundredths of a percent as people write them: 3000 → 30%. */
export const percent = (basisPoints: number): string => `${basisPoints / 100}%`;

/** What has to lie in custody because of the balance at the end of a quarter: the last one, or one before. */
export function CustodyCard(props: {
  quarter: string | undefined;
  onQuarter: (quarter: string | undefined) => void;
}) {
  const { t } = useCustodyWords();
  const can = useCan();
  const { quarter, onQuarter } = props;
  const [changing, setChanging] = useState(false);
  const custody = api.useQuery('get', '/api/v1/custody', {
    params: { query: quarter ? { quarterEnd: quarter } : {} },
  });
  const shown = quarter ?? custody.data?.quarterEnd;
  return (
    <Card
      title={t('title')}
      className="wrapping-head"
      extra={
        can('oversight:write') &&
        custody.data && (
          <Button size="small" onClick={() => setChanging(true)}>
            {t('change')}
          </Button>
        )
      }
    >
      <Flex vertical gap={12}>
        {/* Beside what is asked for, so that another quarter can be chosen when the server has nothing to this one. */}
        <Flex gap={8} align="center" wrap>
          <Typography.Text type="secondary" aria-hidden>
            {t('quarter')}
          </Typography.Text>
          <DatePicker
            picker="quarter"
            allowClear={false}
            aria-label={t('quarter')}
            value={shown ? dayjs(shown) : null}
            // A quarter counts once it is over.
            disabledDate={(day) => quarterEnd(day) >= today()}
            onChange={(picked) => onQuarter(picked ? quarterEnd(picked) : undefined)}
          />
          <span>{shown}</span>
        </Flex>
        <Loaded query={custody} rows={3}>
          {(found) => (
            <>
              <Figures custody={found} />
              {changing && <IssuerDrawer custody={found} onClose={() => setChanging(false)} />}
            </>
          )}
        </Loaded>
      </Flex>
    </Card>
  );
}

function Figures(props: { custody: Custody }) {
  const { t } = useCustodyWords();
  const { custody } = props;
  return (
    <>
      <TotalsLine
        label={t('title')}
        stale={false}
        figures={(['required', 'requiredWithBonus', 'principal', 'bonus'] as const).map((figure) => [
          t(figure),
          <MoneyText key={figure} value={custody[figure]} strong={figure === 'required'} />,
        ])}
      />
      <Details
        columns={2}
        items={[
          [t('issuer'), t(`type.${custody.issuerType}`)],
          [t('share'), custody.rule && percent(custody.basisPoints)],
        ]}
      />
      {custody.rule ? (
        <Typography.Text type="secondary">{t('hint')}</Typography.Text>
      ) : (
        <Alert type="info" showIcon title={t('noRule')} />
      )}
    </>
  );
}

function IssuerDrawer(props: { custody: Custody; onClose: () => void }) {
  const { t } = useCustodyWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['SetIssuerType'], Custody>
      title={t('change')}
      submitText={t('common:action.save')}
      initial={{ type: props.custody.issuerType }}
      send={setIssuerType}
      onDone={() => void message.success(t('changed'))}
      onClose={props.onClose}
    >
      <Form.Item name="type" label={t('issuer')} rules={[{ required: true }]}>
        <Radio.Group vertical options={options(issuerTypes, (type) => t(`type.${type}`))} />
      </Form.Item>
      <ReasonField />
    </CommandDrawer>
  );
}
