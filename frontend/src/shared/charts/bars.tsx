import type { ReactNode } from 'react';
import type { Money } from '../api/types';
import { fen } from '../lib/money';

export type Bar = {
  key: string;
  name: ReactNode;
  /** What its length stands for; nothing below zero is drawn. */
  size: bigint;
  /** The figure as it is read. */
  value: ReactNode;
  /** Makes the bar open the list that it stands for. */
  link?: ((content: ReactNode) => ReactNode) | undefined;
};

/** The length of a bar for an amount. */
export const sizeOf = (money: Money): bigint => fen(money.amount);

/** How long a bar is beside the longest one, in per cent with one decimal; whatever is not nothing can be seen. */
export function lengthOf(size: bigint, longest: bigint): number {
  if (size <= 0n || longest <= 0n) return 0;
  return Math.max(0.5, Number((size * 1000n) / longest) / 10);
}

/** A bar chart that is a list: every bar has its name and figure beside it, and is a link where it has a list. */
export function Bars(props: { label: string; bars: readonly Bar[] }) {
  const longest = props.bars.reduce((most, { size }) => (size > most ? size : most), 0n);
  return (
    <ul className="bars" aria-label={props.label}>
      {props.bars.map(({ key, name, size, value, link }) => {
        const content = (
          <>
            <span className="bar-name">{name}</span>
            <span className="bar-track" aria-hidden>
              <span style={{ width: `${lengthOf(size, longest)}%` }} />
            </span>
            <span className="bar-value">{value}</span>
          </>
        );
        return <li key={key}>{link ? link(content) : <span>{content}</span>}</li>;
      })}
    </ul>
  );
}
