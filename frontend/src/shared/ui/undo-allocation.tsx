import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, http, once } from '../api/client';
import { useCan } from '../api/session';
import type { Schemas } from '../api/types';
import { CommandDrawer } from './command-drawer';
import { ReasonField } from './reason-field';

type Allocation = Schemas['AllocationView'];

/** What people settled by hand or by the order of age; the rest is undone with what has settled it. */
const undoable: readonly Schemas['AllocationMethod'][] = ['MANUAL', 'OLDEST', 'BILL'];

async function undo(id: string, body: Schemas['UndoAllocation'], key: string): Promise<Allocation> {
  return answered(
    await http.POST('/api/v1/allocations/{id}/reversal', {
      params: { path: { id }, header: once(key) },
      body,
    }),
  );
}

/** Whether a settlement stands and can be undone by itself. */
const stands = ({ reversedBy, reversalOf, method }: Allocation): boolean =>
  !reversedBy && !reversalOf && undoable.includes(method);

/** The button that undoes a settlement, and its form; nothing for one that cannot be undone, or by whom it may not. */
export function UndoAllocation(props: { allocation: Allocation; explain: string }) {
  const { t } = useTranslation('common');
  const can = useCan();
  const { message } = App.useApp();
  const [asked, setAsked] = useState(false);
  const { allocation } = props;
  if (!stands(allocation) || !can('transaction:allocate')) return null;
  return (
    <>
      <Button size="small" danger onClick={() => setAsked(true)}>
        {t('settlement.undo')}
      </Button>
      {asked && (
        <CommandDrawer<Schemas['UndoAllocation'], Allocation>
          title={t('settlement.undoTitle')}
          submitText={t('settlement.undo')}
          danger
          send={(values, key) => undo(allocation.id, values, key)}
          onDone={() => void message.success(t('settlement.undone'))}
          onClose={() => setAsked(false)}
        >
          <p>{props.explain}</p>
          <ReasonField />
        </CommandDrawer>
      )}
    </>
  );
}
