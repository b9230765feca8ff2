import { MoreOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Typography } from 'antd';
import { useState } from 'react';
import { asProblem } from '@/shared/api/problem';
import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { ReasonField } from '@/shared/ui/reason-field';
import { closeAccount, holdCredit, liftCreditHold, reopenAccount } from './commands';
import { useTermsWords } from './use-terms-words';

type Account = Schemas['AccountView'];

const commands = { hold: holdCredit, lift: liftCreditHold, close: closeAccount, reopen: reopenAccount };
type Act = keyof typeof commands;
const acts = valuesOf(commands);

/** What can be decided about an account as it stands. A hold that the reminders set may become one of a person. */
export function actsOn({ status, creditHold }: Account): Act[] {
  if (status === 'CLOSED') return ['reopen'];
  const possible: Record<Act, boolean> = {
    hold: creditHold?.source !== 'STAFF',
    lift: creditHold !== undefined,
    close: true,
    reopen: false,
  };
  return acts.filter((act) => possible[act]);
}

/** Stops and allows credit, closes the account and opens it again, each for a reason that the audit trail keeps. */
export function AccountActs(props: { account: Account }) {
  const { t } = useTermsWords();
  const { account } = props;
  const [act, setAct] = useState<Act>();
  const possible = actsOn(account);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: possible.map((each) => ({ key: each, label: t(`act.${each}`) })),
          onClick: ({ key }) => setAct(possible.find((each) => each === key)),
        }}
      >
        <Button icon={<MoreOutlined aria-hidden />} aria-haspopup="menu">
          {t('act.more')}
        </Button>
      </Dropdown>
      {act && <ActDrawer account={account} act={act} onClose={() => setAct(undefined)} />}
    </>
  );
}

function ActDrawer(props: { account: Account; act: Act; onClose: () => void }) {
  const { t } = useTermsWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { account, act } = props;
  return (
    <CommandDrawer<Schemas['HoldCredit'], Account>
      title={t(`act.${act}`)}
      submitText={t(`act.${act}`)}
      danger={act === 'hold' || act === 'close'}
      send={(values) =>
        commands[act](account, values).catch((error: unknown) => {
          // Somebody was faster: the next try is meant for what the account is now.
          if (asProblem(error).status === 412) void queries.invalidateQueries();
          throw error;
        })
      }
      onDone={() => void message.success(t(`done.${act}`))}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t(`explain.${act}`)}</Typography.Paragraph>
      <ReasonField />
    </CommandDrawer>
  );
}
