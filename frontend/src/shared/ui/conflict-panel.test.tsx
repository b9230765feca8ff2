import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { createQueryClient, Providers } from '@/app/providers';
import { ConflictPanel } from './conflict-panel';

it('says amounts, codes and marks in words, whatever the record is', async () => {
  render(
    <Providers queries={createQueryClient()}>
      <ConflictPanel
        before={{ type: 'SALE', amount: { amount: '10.00', currency: 'CNY' }, cashOutAllowed: false }}
        mine={{ type: 'SALE', amount: { amount: '12.00', currency: 'CNY' }, cashOutAllowed: true }}
        now={{ type: 'PAYMENT', amount: { amount: '10.00', currency: 'CNY' }, cashOutAllowed: false }}
        labels={{ type: '类型', amount: '金额', cashOutAllowed: '允许退卡' }}
        onKeepMine={() => undefined}
        onTakeTheirs={() => undefined}
      />
    </Providers>,
  );
  const row = async (name: string) => {
    const line = (await screen.findByRole('cell', { name })).closest('tr');
    return [...(line?.cells ?? [])].map((cell) => cell.textContent);
  };
  expect(await screen.findByText('¥12.00')).toBeTruthy();
  expect(await row('类型')).toEqual(['类型', '销售', '收款', '销售', '对方的']);
  expect(await row('金额')).toEqual(['金额', '¥10.00', '¥10.00', '¥12.00', '我的']);
  expect(await row('允许退卡')).toEqual(['允许退卡', '否', '否', '是', '我的']);
});
