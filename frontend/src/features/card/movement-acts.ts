import type { Money } from '@/shared/api/types';
import { fen, fromFen, yuan } from '@/shared/lib/money';
import type { Card, Movement } from './vocabulary';

/** What is left of a payment to be given back, and what can be done with a movement. */
export type MovementActs = { left?: { principal: Money; bonus: Money; whole: Money }; reversible: boolean };

const HOURS = 60 * 60 * 1000;
/** A movement is undone as a whole within so long, and not later. */
const REVERSIBLE_FOR = 24 * HOURS;

const sum = (movements: readonly Movement[], bucket: 'principal' | 'bonus'): bigint =>
  movements.reduce((total, movement) => total + fen(movement[bucket].amount), 0n);

const isPayment = ({ kind, purpose }: Movement): boolean =>
  (kind === 'SPEND' || kind === 'CAPTURE') && purpose !== 'BILL';

/**
 * What the rules of cards let be done with a movement, as far as the card and its later movements tell; the server knows
 * the rest. What paid a bill is taken back at the bill.
 *
 * @param others the movements of the card's statement, at least all those since this one
 */
export function actsWith(
  movement: Movement,
  card: Card,
  others: readonly Movement[],
  now = Date.now(),
): MovementActs {
  const back = others.filter(
    ({ refersTo, kind }) => refersTo === movement.reference && (kind === 'RETURN' || kind === 'REVERSAL'),
  );
  const principal = -fen(movement.principal.amount) - sum(back, 'principal');
  const bonus = -fen(movement.bonus.amount) - sum(back, 'bonus');
  const returnable =
    isPayment(movement) && principal + bonus > 0n && !['ISSUED', 'CLOSED'].includes(card.status);
  const reversible =
    card.status === 'ACTIVE' &&
    back.length === 0 &&
    now <= Date.parse(movement.at) + REVERSIBLE_FOR &&
    (isPayment(movement) || (movement.kind === 'TOP_UP' && holdsStill(card, movement)));
  return {
    ...(returnable
      ? {
          left: {
            principal: yuan(fromFen(principal)),
            bonus: yuan(fromFen(bonus)),
            whole: yuan(fromFen(principal + bonus)),
          },
        }
      : {}),
    reversible,
  };
}

/** Whether what a top-up brought is still there and not set aside. */
function holdsStill(card: Card, { principal, bonus }: Movement): boolean {
  return (
    fen(card.principal.amount) >= fen(principal.amount) &&
    fen(card.bonus.amount) >= fen(bonus.amount) &&
    fen(card.available.amount) >= fen(principal.amount) + fen(bonus.amount)
  );
}

/** The movements that set money aside which is neither taken nor released yet; newest first, as the statement has them. */
export function openHolds(movements: readonly Movement[]): Movement[] {
  const ended = new Set(
    movements.flatMap(({ kind, refersTo }) => (kind === 'CAPTURE' || kind === 'VOID' ? [refersTo] : [])),
  );
  return movements.filter(({ kind, reference }) => kind === 'HOLD' && !ended.has(reference));
}
